import { CodePoints } from "./code-points.ts"
import type { Edit } from "./edit.ts"
import type { Span } from "./span.ts"

/**
 * The edits that turn a raw text into its clean text, as an invertible map between the two.
 *
 * Edits are sorted, do not overlap, and everything between them is the same on both sides. So the raw text can be
 * had back from the clean one, and any clean span has an exact raw span.
 */
export class Ledger {
  readonly edits: ReadonlyArray<Edit>

  /** @throws RangeError when the edits overlap, are out of order, or their two sides disagree about an offset. */
  constructor(edits: ReadonlyArray<Edit>) {
    let raw = 0
    let clean = 0
    for (const edit of edits) {
      if (edit.raw_start < raw || edit.raw_end < edit.raw_start) {
        throw new RangeError(`edit ${edit.edit} (${edit.rule}) overlaps the one before it at raw ${edit.raw_start}`)
      }
      if (edit.clean_start - clean !== edit.raw_start - raw) {
        throw new RangeError(`edit ${edit.edit} (${edit.rule}) is out of step at clean ${edit.clean_start}`)
      }
      raw = edit.raw_end
      clean = edit.clean_end
    }
    this.edits = edits
  }

  /** Raw text to clean text. */
  apply(raw: string): string {
    return substitute(new CodePoints(raw), this.edits, (e) => [e.raw_start, e.raw_end, e.clean_text])
  }

  /** Clean text back to raw text, bit for bit. */
  invert(clean: string): string {
    return substitute(new CodePoints(clean), this.edits, (e) => [e.clean_start, e.clean_end, e.raw_text])
  }

  /**
   * The raw span of a clean span. It is tight: it begins at the raw place of the first clean character and ends
   * behind the raw place of the last, so text that was removed at its borders is outside. A replacement of equal
   * length maps character by character; of one that changed the length, the whole raw span is taken. An empty clean
   * span maps to an empty raw span before anything removed there.
   */
  toRaw(span: Span): Span {
    if (span.end <= span.start) {
      const at = this.#rawOf(span.start, "end")
      return { start: at, end: at }
    }
    return { start: this.#rawOf(span.start, "start"), end: this.#rawOf(span.end, "end") }
  }

  /**
   * Raw offset of a clean offset. At the place of an edit that removed text, "start" stands behind the removed
   * text (a span that starts here does not own it) and "end" before it.
   */
  #rawOf(clean: number, side: "start" | "end"): number {
    const edits = this.edits
    let low = 0
    let high = edits.length
    // The first edit that the offset does not lie wholly behind.
    while (low < high) {
      const middle = (low + high) >> 1
      const edit = edits[middle]!
      const behind = side === "start" ? edit.clean_end <= clean : edit.clean_end < clean
      if (behind) low = middle + 1
      else high = middle
    }
    const next = edits[low]
    if (next !== undefined && next.clean_start < clean) {
      const sameLength = next.raw_end - next.raw_start === next.clean_end - next.clean_start
      if (sameLength) return next.raw_start + (clean - next.clean_start)
      return side === "start" ? next.raw_start : next.raw_end
    }
    const previous = edits[low - 1]
    return previous === undefined ? clean : previous.raw_end + (clean - previous.clean_end)
  }
}

const substitute = (
  text: CodePoints,
  edits: ReadonlyArray<Edit>,
  sides: (edit: Edit) => readonly [start: number, end: number, replacement: string]
): string => {
  const out: Array<string> = []
  let at = 0
  for (const edit of edits) {
    const [start, end, replacement] = sides(edit)
    out.push(text.slice(at, start), replacement)
    at = end
  }
  out.push(text.slice(at))
  return out.join("")
}
