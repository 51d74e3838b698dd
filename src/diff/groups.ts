import type { Located, Span } from "../domain/span.ts"
import type { Alignment } from "./align/alignment.ts"
import { commonRuns } from "./align/common-runs.ts"
import { components } from "./components.ts"

/** A sentence or a paragraph. */
export type TextRow = Located & { readonly text: string }

/** Rows of both runs that are about the same text: one and one, one split into several, one that only one run has. */
export interface Group<Row> {
  readonly a: ReadonlyArray<Row>
  readonly b: ReadonlyArray<Row>
  /** True when both sides are one text, letter by letter. */
  readonly sameText: boolean
}

export const rawSpan = ({ raw_start, raw_end }: Located): Span => ({ start: raw_start, end: raw_end })

/** Part of the shorter row that two must have in common to be about the same text, where the raw text changed. */
const SHARED = 0.3

/**
 * Brings the rows of two versions of a document together.
 *
 * First those with one text at one place. Where the raw text changed, then those with one text in the same order, then
 * those with one text anywhere: a sentence that merely moved is the same sentence. What is left meets where it overlaps.
 */
export const groupRows = <Row extends TextRow>(
  a: ReadonlyArray<Row>,
  b: ReadonlyArray<Row>,
  alignment: Alignment
): Array<Group<Row>> => {
  const matches = new Matches(a.length, b.length)
  const placed = a.map((row) => alignment.toB(rawSpan(row)))
  const byPlace = new Map(b.map((row, j) => [`${row.raw_start}:${row.raw_end}:${row.text}`, j]))
  placed.forEach(({ start, end }, i) => matches.add(i, byPlace.get(`${start}:${end}:${a[i]!.text}`)))
  if (!alignment.identical) matchByText(a, b, matches)

  const restA = matches.unmatchedA()
  const restB = matches.unmatchedB()
  const together = components(
    restA.map((i) => placed[i]!),
    restB.map((j) => rawSpan(b[j]!)),
    (i, j) => {
      if (alignment.identical) return true
      const [spanA, spanB] = [rawSpan(a[restA[i]!]!), rawSpan(b[restB[j]!]!)]
      const shorter = Math.min(spanA.end - spanA.start, spanB.end - spanB.start)
      return alignment.shared(spanA, spanB) >= SHARED * shorter
    }
  )
  const groups = together.map((part): Group<Row> => {
    const rowsA = part.a.map((i) => a[restA[i]!]!)
    const rowsB = part.b.map((j) => b[restB[j]!]!)
    return { a: rowsA, b: rowsB, sameText: textOf(rowsA) === textOf(rowsB) }
  })
  for (const [i, j] of matches.pairs()) groups.push({ a: [a[i]!], b: [b[j]!], sameText: true })
  const place = ({ a: [rowA], b: [rowB] }: Group<Row>): number => rowB?.raw_start ?? alignment.toB(rawSpan(rowA!)).start
  return groups.toSorted((p, q) => place(p) - place(q))
}

export const textOf = (rows: ReadonlyArray<{ readonly text: string }>): string => rows.map(({ text }) => text).join("")

const matchByText = <Row extends TextRow>(a: ReadonlyArray<Row>, b: ReadonlyArray<Row>, matches: Matches): void => {
  const numbers = new Map<string, number>()
  const numbered = (rows: ReadonlyArray<Row>, indices: ReadonlyArray<number>) =>
    Uint32Array.from(indices, (i) => {
      const { text } = rows[i]!
      if (!numbers.has(text)) numbers.set(text, numbers.size)
      return numbers.get(text)!
    })
  const restA = matches.unmatchedA()
  const restB = matches.unmatchedB()
  for (const run of commonRuns(numbered(a, restA), numbered(b, restB)))
    for (let i = 0; i < run.length; i++) matches.add(restA[run.a + i]!, restB[run.b + i])

  const moved = new Map<string, Array<number>>()
  for (const j of matches.unmatchedB().toReversed()) {
    const { text } = b[j]!
    moved.set(text, [...(moved.get(text) ?? []), j])
  }
  for (const i of matches.unmatchedA()) matches.add(i, moved.get(a[i]!.text)?.pop())
}

/** Which row of one side is which of the other. */
class Matches {
  readonly #ofA: Int32Array
  readonly #ofB: Int32Array

  constructor(a: number, b: number) {
    this.#ofA = new Int32Array(a).fill(-1)
    this.#ofB = new Int32Array(b).fill(-1)
  }

  add(i: number, j: number | undefined): void {
    if (j === undefined || this.#ofA[i] !== -1 || this.#ofB[j] !== -1) return
    this.#ofA[i] = j
    this.#ofB[j] = i
  }

  unmatchedA(): Array<number> {
    return indicesWhere(this.#ofA)
  }

  unmatchedB(): Array<number> {
    return indicesWhere(this.#ofB)
  }

  pairs(): Array<readonly [i: number, j: number]> {
    return [...this.#ofA.entries()].filter(([, j]) => j !== -1)
  }
}

const indicesWhere = (matches: Int32Array): Array<number> =>
  [...matches.entries()].filter(([, other]) => other === -1).map(([i]) => i)
