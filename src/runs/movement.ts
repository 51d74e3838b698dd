import { createHash } from "node:crypto"
import type { StageManifest } from "../store/manifest.ts"

/** One part of what makes a stage's rows that is not what it was. */
export interface Movement {
  readonly what: "module" | "package" | "model" | "configuration" | "rows"
  readonly name: string
  readonly before: string | null
  readonly now: string | null
}

/** What differs between two fingerprints of a stage; between none and one, nothing that can be named. */
export const movements = (before: StageManifest | undefined, now: StageManifest | undefined): ReadonlyArray<Movement> =>
  before === undefined || now === undefined
    ? []
    : [
        ...differences("module", before.modules, now.modules),
        ...differences("package", before.packages, now.packages),
        ...differences("model", before.models, now.models),
        ...differences("configuration", flat(before.configuration), flat(now.configuration))
      ]

/** As a person says it: `code: stages/clean/writing/spaces.ts has changed`. */
export const describeMovement = ({ what, name, before, now }: Movement): string => {
  if (what === "rows") return `rows ${name}`
  if (what === "module") return `code: ${name} ${before === null ? "is new" : now === null ? "is gone" : "has changed"}`
  const short = (value: string | null) => (value === null ? "none" : what === "model" ? value.slice(0, 12) : value)
  return `${what}: ${name} ${short(before)} → ${short(now)}`
}

const flat = (section: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(section ?? {}).map(([key, value]) => [key, inShort(value)]))

/** A list may be long: how many, and a digest that tells one list from another. */
const inShort = (value: unknown): string => {
  const json = JSON.stringify(value)
  if (!Array.isArray(value) || value.length === 0) return json
  return `${value.length} (${createHash("sha256").update(json).digest("hex").slice(0, 8)})`
}

const differences = (
  what: Movement["what"],
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>
): ReadonlyArray<Movement> =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => before[name] !== now[name])
    .toSorted()
    .map((name) => ({ what, name, before: before[name] ?? null, now: now[name] ?? null }))
