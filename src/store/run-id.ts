import { DateTime, Effect, Random } from "effect"

/** Ids sort by time: `20261122T201500Z-4f2a9c`. The suffix tells runs of the same second apart. */
export const newRunId = Effect.gen(function* () {
  const now = yield* DateTime.now
  const suffix = yield* Random.nextIntBetween(0, 0x1000000)
  const time = DateTime.formatIso(now).replace(/[-:]|\.\d+/g, "")
  return `${time}-${suffix.toString(16).padStart(6, "0")}`
})

export const RUN_ID = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/
