import type { StageManifest } from "../store/manifest.ts"

/** One part of what makes a stage's rows that is not what it was. */
export interface Movement {
  readonly what: "module" | "package" | "model" | "configuration" | "rows"
  readonly name: string
  readonly before: string | null
  readonly now: string | null
}

/** What differs between two fingerprints of a stage. */
export const movements = (before: StageManifest, now: StageManifest): ReadonlyArray<Movement> => [
  ...differences("module", before.modules, now.modules),
  ...differences("package", before.packages, now.packages),
  ...differences("model", before.models, now.models),
  ...differences("configuration", flat(before.configuration), flat(now.configuration))
]

/** As a person says it: `code: stages/clean/spaces.ts has changed`. */
export const describeMovement = ({ what, name, before, now }: Movement): string => {
  if (what === "rows") return `rows ${name}`
  if (what === "module") return `code: ${name} ${before === null ? "is new" : now === null ? "is gone" : "has changed"}`
  const short = (value: string | null) => (value === null ? "none" : what === "model" ? value.slice(0, 12) : value)
  return `${what}: ${name} ${short(before)} → ${short(now)}`
}

const flat = (section: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(section ?? {}).map(([key, value]) => [key, JSON.stringify(value)]))

const differences = (
  what: Movement["what"],
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>
): ReadonlyArray<Movement> =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => before[name] !== now[name])
    .toSorted()
    .map((name) => ({ what, name, before: before[name] ?? null, now: now[name] ?? null }))
