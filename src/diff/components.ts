import type { Span } from "../domain/span.ts"

/** Rows of both runs that belong together, by index. */
export interface Component {
  readonly a: ReadonlyArray<number>
  readonly b: ReadonlyArray<number>
}

/**
 * Puts spans of two sides on one axis together: those that overlap, and those that overlap with those, and so on. In
 * order; each side is sorted and without overlaps of its own.
 *
 * @param related Says no to an overlap that means nothing.
 */
export const components = (
  a: ReadonlyArray<Span>,
  b: ReadonlyArray<Span>,
  related: (i: number, j: number) => boolean = () => true
): Array<Component> => {
  const root = new UnionFind(a.length + b.length)
  let first = 0
  for (let i = 0; i < a.length; i++) {
    const { start, end } = a[i]!
    while (first < b.length && b[first]!.end <= start) first++
    for (let j = first; j < b.length && b[j]!.start < end; j++)
      if (Math.min(end, b[j]!.end) > Math.max(start, b[j]!.start) && related(i, j)) root.join(i, a.length + j)
  }
  const found = new Map<number, { a: Array<number>; b: Array<number> }>()
  const of = (index: number) => {
    const name = root.find(index)
    let component = found.get(name)
    if (component === undefined) found.set(name, (component = { a: [], b: [] }))
    return component
  }
  for (let i = 0; i < a.length; i++) of(i).a.push(i)
  for (let j = 0; j < b.length; j++) of(a.length + j).b.push(j)
  const startOf = ({ a: ofA, b: ofB }: Component): number => (ofA.length > 0 ? a[ofA[0]!]!.start : b[ofB[0]!]!.start)
  return [...found.values()].toSorted((p, q) => startOf(p) - startOf(q))
}

class UnionFind {
  readonly #parents: Int32Array

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i)
  }

  find(index: number): number {
    const parents = this.#parents
    while (parents[index] !== index) {
      parents[index] = parents[parents[index]!]!
      index = parents[index]!
    }
    return index
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    this.#parents[Math.max(x, y)] = Math.min(x, y)
  }
}
