import { DateTime, Effect, Random } from "effect"

/**
 * Ids sort by time: `20261122T201500Z-4f2a9c`. The suffix tells runs of the same second apart.
 *
 * @param newest The newest run there is. The new id sorts behind it even if both fall into one second, or the clock
 * was set back: `latest`, and the run that rows are taken from, are found by the order of the ids.
 */
export const newRunId = Effect.fnUntraced(function* (newest: string | undefined) {
  const now = yield* DateTime.now
  const time = DateTime.formatIso(now).replace(/[-:]|\.\d+/g, "")
  // The upper half is left free for those that must sort behind.
  const id = `${time}-${hexadecimal(yield* Random.nextIntBetween(0, 0x800000))}`
  return newest === undefined || id > newest ? id : successor(newest)
})

export const RUN_ID = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/

const successor = (id: string): string => {
  const suffix = id.lastIndexOf("-") + 1
  return `${id.slice(0, suffix)}${hexadecimal(Number.parseInt(id.slice(suffix), 16) + 1)}`
}

const hexadecimal = (suffix: number): string => suffix.toString(16).padStart(6, "0")
