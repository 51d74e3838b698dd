import { CodePoints } from "../domain/code-points.ts"
import type { Span } from "../domain/span.ts"
import type { Alignment } from "./align/alignment.ts"
import type { Change, Side } from "./change.ts"
import type { RawTexts } from "./compare-runs.ts"

/** A place on the page with what is around it. */
export interface Excerpt {
  readonly before: string
  readonly marked: string
  readonly behind: string
  /** False where the run has nothing there: then it is the place where the other run has something. */
  readonly found: boolean
}

/** A change that is shown, with its places on the pages. */
export interface KeptChange extends Change {
  readonly page_a: Excerpt | null
  readonly page_b: Excerpt | null
}

/** Code points of the page that are shown around a place, and of a long place itself. */
const AROUND = 60
const LONGEST = 400

/**
 * Keeps so many changes of each item, kind and cause: whatever a reader filters by, there is something to read. The first
 * in document order are kept, so that equal runs show equal changes.
 */
export class KeptChanges {
  readonly #limit: number
  readonly #counts = new Map<string, number>()
  readonly #kept: Array<KeptChange> = []
  readonly #wanted: (change: Change) => boolean
  #leftOut = 0

  constructor(limit: number, wanted: (change: Change) => boolean = () => true) {
    this.#limit = limit
    this.#wanted = wanted
  }

  add(change: Change, texts: RawTexts): void {
    if (!this.#wanted(change)) return
    const key = `${change.item}.${change.kind}.${change.cause}`
    const count = this.#counts.get(key) ?? 0
    if (count >= this.#limit) {
      this.#leftOut++
      return
    }
    this.#counts.set(key, count + 1)
    this.#kept.push({ ...change, ...pagesOf(change, texts) })
  }

  get changes(): ReadonlyArray<KeptChange> {
    return this.#kept
  }

  get leftOut(): number {
    return this.#leftOut
  }
}

/** Both places of a change: where only one run has something, the other's page shows the place where it is missing. */
const pagesOf = (
  { a, b }: Change,
  texts: RawTexts
): { readonly page_a: Excerpt | null; readonly page_b: Excerpt | null } => {
  const { alignment } = texts
  const place = (own: Side | null, other: Side | null, toOwn: () => Alignment | undefined): Span | null =>
    own === null ? ((other?.raw && toOwn()?.toB(other.raw)) ?? null) : own.raw
  const spanA = place(a, b, () => alignment?.mirrored)
  const spanB = place(b, a, () => alignment ?? undefined)
  // On one page both sides show the same piece of it, so that the eye finds the difference.
  const [shownA, shownB] = alignment?.identical === true ? [hull(spanA, spanB), hull(spanA, spanB)] : [spanA, spanB]
  return {
    page_a: spanA && excerpt(new CodePoints(texts.a), spanA, shownA!, a !== null),
    page_b: spanB && excerpt(new CodePoints(texts.b), spanB, shownB!, b !== null)
  }
}

const hull = (a: Span | null, b: Span | null): Span | null =>
  a === null || b === null ? (a ?? b) : { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }

/** @param shown What to show the surroundings of: the place itself, or more. */
const excerpt = (text: CodePoints, { start, end }: Span, shown: Span, found: boolean): Excerpt => {
  const from = Math.max(0, shown.start - AROUND)
  const to = Math.min(text.length, shown.end + AROUND)
  const long = end - start > LONGEST
  return {
    before: `${from > 0 ? "…" : ""}${text.slice(from, start)}`,
    marked: long
      ? `${text.slice(start, start + LONGEST / 2)} … ${text.slice(end - LONGEST / 2, end)}`
      : text.slice(start, end),
    behind: `${text.slice(end, to)}${to < text.length ? "…" : ""}`,
    found
  }
}
