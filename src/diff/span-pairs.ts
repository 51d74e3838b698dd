import type { Span } from "../domain/span.ts"
import { components } from "./components.ts"

/** Rows of two runs brought together on one axis; those in `onlyA` and `onlyB` met none. */
export interface SpanPairs<Row> {
  readonly pairs: ReadonlyArray<readonly [a: Row, b: Row]>
  readonly onlyA: ReadonlyArray<Row>
  readonly onlyB: ReadonlyArray<Row>
}

/** A row, where it lies on the axis, and what tells rows on one span apart. */
export interface Placed<Row> {
  readonly row: Row
  readonly span: Span
  readonly label: string
}

/**
 * Pairs rows one to one: those on one span with one label first, then those on one span, then those that share most.
 *
 * @param shared How much two rows that overlap have in common; those with nothing are not paired.
 */
export const pairSpans = <Row>(
  a: ReadonlyArray<Placed<Row>>,
  b: ReadonlyArray<Placed<Row>>,
  shared: (a: Placed<Row>, b: Placed<Row>) => number = overlap
): SpanPairs<Row> => {
  const pairs: Array<readonly [Row, Row]> = []
  let restA = a
  let restB = b
  for (const key of [
    ({ span, label }: Placed<Row>) => `${span.start}:${span.end}:${label}`,
    ({ span }: Placed<Row>) => `${span.start}:${span.end}`
  ]) {
    const byKey = new Map<string, Array<Placed<Row>>>()
    for (const placed of restB) {
      const same = byKey.get(key(placed))
      if (same === undefined) byKey.set(key(placed), [placed])
      else same.push(placed)
    }
    const taken = new Set<Placed<Row>>()
    restA = restA.filter((placed) => {
      const other = byKey.get(key(placed))?.shift()
      if (other === undefined) return true
      pairs.push([placed.row, other.row])
      taken.add(other)
      return false
    })
    restB = restB.filter((placed) => !taken.has(placed))
  }
  const sortedA = restA.toSorted(byStart)
  const sortedB = restB.toSorted(byStart)
  const together = components(
    sortedA.map(({ span }) => span),
    sortedB.map(({ span }) => span)
  )
  const candidates = together.flatMap((part) =>
    part.a.flatMap((i) =>
      part.b.flatMap((j) => {
        const [x, y] = [sortedA[i]!, sortedB[j]!]
        const weight = overlap(x, y) > 0 ? shared(x, y) : 0
        return weight > 0 ? [{ i, j, weight }] : []
      })
    )
  )
  candidates.sort((p, q) => q.weight - p.weight || p.i - q.i || p.j - q.j)
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  for (const { i, j } of candidates) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    pairs.push([sortedA[i]!.row, sortedB[j]!.row])
  }
  return {
    pairs,
    onlyA: sortedA.filter((_, i) => !usedA.has(i)).map(({ row }) => row),
    onlyB: sortedB.filter((_, j) => !usedB.has(j)).map(({ row }) => row)
  }
}

const overlap = (a: { readonly span: Span }, b: { readonly span: Span }): number =>
  Math.min(a.span.end, b.span.end) - Math.max(a.span.start, b.span.start)

const byStart = (a: { readonly span: Span }, b: { readonly span: Span }): number => a.span.start - b.span.start
