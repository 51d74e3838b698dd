import { createHash } from "node:crypto"
import type { Change, Item, Kind, Side } from "./change.ts"

/** Version of the file of accepted changes. */
export const ACCEPTED_VERSION = 1

/** Changes that somebody has looked at and agreed to: how often each may appear. */
export type Accepted = ReadonlyMap<string, number>

/** Items whose changes are a distance: they are known by its power of ten. */
const DISTANCES: ReadonlySet<Item> = new Set(["embeddings", "scores", "confidences"])

/**
 * What a change is known by: what it says, where in the text it says it, and nothing that another run would shift (ids of
 * runs, offsets, ordinals, causes). The drift of a vector or a score counts by its power of ten.
 */
export const changeKey = ({ item, kind, a, b, value }: Change): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        item,
        kind,
        ...[a, b].map((side) => side && wordsOf(item, kind, side)),
        DISTANCES.has(item) && value !== null ? Math.ceil(Math.log10(value)) : null
      ])
    )
    .digest("base64url")
    .slice(0, 16)

const wordsOf = (item: Item, kind: Kind, { document, text, label, name, sentence }: Side): ReadonlyArray<unknown> => {
  // The message of an issue names ordinals and numbers; the label of a score that moved is the number.
  if (item === "issues") return [document, text.replaceAll(/\d+(?:\.\d+)?/g, ""), label]
  return [document, text, kind === "drift" ? null : label, name, sentence]
}

/** Lets through what is not accepted. Of two equal changes where one is accepted, one is new. */
export class AcceptedFilter {
  readonly #left: Map<string, number>
  #passed = 0

  constructor(accepted: Accepted) {
    this.#left = new Map(accepted)
  }

  accepts(change: Change): boolean {
    if (this.#left.size === 0) return false
    const key = changeKey(change)
    const left = this.#left.get(key) ?? 0
    if (left === 0) return false
    if (left === 1) this.#left.delete(key)
    else this.#left.set(key, left - 1)
    this.#passed++
    return true
  }

  /** How many were accepted. */
  get count(): number {
    return this.#passed
  }
}

/** The file's text: sorted, one change a line, so that it can be kept under version control and reviewed. */
export const encodeAccepted = (accepted: Accepted): string => {
  const lines = [...accepted]
    .toSorted(([p], [q]) => (p < q ? -1 : 1))
    .map(([key, count]) => `    ${JSON.stringify(key)}: ${count}`)
  return `{\n  "accepted_version": ${ACCEPTED_VERSION},\n  "changes": {${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}}\n}\n`
}

/** @throws Error that says what is wrong with the file. */
export const decodeAccepted = (text: string): Accepted => {
  const { accepted_version, changes } = JSON.parse(text) as {
    readonly accepted_version?: unknown
    readonly changes?: unknown
  }
  if (accepted_version !== ACCEPTED_VERSION)
    throw new Error(`it has version ${String(accepted_version)}; this program reads ${ACCEPTED_VERSION}`)
  if (typeof changes !== "object" || changes === null) throw new Error("it has no changes")
  return new Map(Object.entries(changes as Record<string, number>))
}
