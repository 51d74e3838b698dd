import type { Change } from "../../../src/diff/change.ts"
import type { PlantedPair } from "./pair.ts"

/** How the changes that were found compare with those that were planted. */
export interface Score {
  readonly planted: number
  /** Planted and found: the same item, kind, texts and document. */
  readonly found: number
  /** Of those found, with the right cause. */
  readonly rightCause: number
  /** Found and not planted. */
  readonly invented: ReadonlyArray<string>
  readonly missed: ReadonlyArray<string>
  /** Found, and blamed on the wrong layer. */
  readonly misblamed: ReadonlyArray<string>
}

/** Compares what was found with what was planted; edits of lines that came, went or moved are left out. */
export const scoreOf = (pair: PlantedPair, changes: ReadonlyArray<Change>): Score => {
  const planted = pair.expected.filter(({ item, document }) => !(item === "edits" && pair.looseEdits.has(document)))
  const left = new Map<string, Array<string>>()
  for (const { item, kind, cause, a, b, document } of planted) {
    const key = lineOf(document, item, kind, a, b)
    left.set(key, [...(left.get(key) ?? []), cause])
  }
  let [found, rightCause] = [0, 0]
  const invented: Array<string> = []
  const misblamed: Array<string> = []
  for (const { item, kind, cause, a, b } of changes) {
    const { document } = (b ?? a)!
    if (item === "edits" && pair.looseEdits.has(document)) continue
    const key = lineOf(document, item, kind, a?.text ?? null, b?.text ?? null)
    const causes = left.get(key) ?? []
    if (causes.length === 0) {
      invented.push(`${key} (${cause})`)
      continue
    }
    found++
    const right = causes.indexOf(cause)
    if (right >= 0) rightCause++
    else misblamed.push(`${key} (${cause} instead of ${causes[0]})`)
    causes.splice(Math.max(0, right), 1)
  }
  const missed = [...left].flatMap(([key, causes]) => causes.map((cause) => `${key} (${cause})`))
  return { planted: planted.length, found, rightCause, invented, missed, misblamed }
}

const lineOf = (document: string, item: string, kind: string, a: string | null, b: string | null): string =>
  `${document} ${item}.${kind} ${a ?? "—"} → ${b ?? "—"}`
