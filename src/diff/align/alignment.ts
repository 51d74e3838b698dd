import type { Span } from "../../domain/span.ts"
import { type Hunk, hunksBetween } from "./hunks.ts"

/**
 * How the places of one raw text lie in another: the same everywhere but in the hunks. All offsets are code points.
 */
export class Alignment {
  readonly hunks: ReadonlyArray<Hunk>

  constructor(hunks: ReadonlyArray<Hunk>) {
    this.hunks = hunks
  }

  /** True when the two texts are the same. */
  get identical(): boolean {
    return this.hunks.length === 0
  }

  /**
   * Where a span of the first text lies in the second. A border inside a hunk lies at the hunk's border, or at the same
   * distance from its start when its two sides have one length.
   */
  toB({ start, end }: Span): Span {
    if (this.identical) return { start, end }
    const from = this.#inB(start, "start")
    return { start: from, end: end <= start ? from : Math.max(from, this.#inB(end - 1, "end")) }
  }

  /** The same alignment seen from the second text. */
  get mirrored(): Alignment {
    return new Alignment(
      this.hunks.map(({ aStart, aEnd, bStart, bEnd }) => ({ aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd }))
    )
  }

  /** How many code points of a span of the first text stand in a span of the second. */
  shared(a: Span, b: Span): number {
    let count = 0
    let at = a.start
    let hunk = firstWhere(this.hunks, (h) => h.aEnd > a.start || (h.aStart === h.aEnd && h.aStart >= a.start))
    while (at < a.end) {
      const next = this.hunks[hunk]
      const end = Math.min(a.end, next?.aStart ?? Infinity)
      if (end > at) {
        const shift = this.#shift(at)
        count += Math.max(0, Math.min(end + shift, b.end) - Math.max(at + shift, b.start))
      }
      at = Math.max(end, next?.aEnd ?? Infinity)
      hunk++
    }
    return count
  }

  /** True when something in a span of the first text is not in the second, or something was put into it. */
  changedInA({ start, end }: Span): boolean {
    const i = firstWhere(this.hunks, (hunk) => hunk.aEnd > start)
    const hunk = this.hunks[i]
    return hunk !== undefined && hunk.aStart < end
  }

  /** The same of a span of the second text. */
  changedInB({ start, end }: Span): boolean {
    const i = firstWhere(this.hunks, (hunk) => hunk.bEnd > start)
    const hunk = this.hunks[i]
    return hunk !== undefined && hunk.bStart < end
  }

  /** @param side Of an end, the code point before it is asked for, and the place behind that is answered. */
  #inB(point: number, side: "start" | "end"): number {
    const i = firstWhere(this.hunks, (hunk) => hunk.aEnd > point)
    const hunk = this.hunks[i]
    if (hunk !== undefined && hunk.aStart <= point) {
      if (hunk.aEnd - hunk.aStart === hunk.bEnd - hunk.bStart)
        return hunk.bStart + point - hunk.aStart + (side === "end" ? 1 : 0)
      return side === "start" ? hunk.bStart : hunk.bEnd
    }
    return point + this.#shift(point) + (side === "end" ? 1 : 0)
  }

  /** What a place outside all hunks is shifted by: text put in right before it counts. */
  #shift(point: number): number {
    const i = firstWhere(this.hunks, (hunk) => hunk.aEnd > point)
    const last = this.hunks[i - 1]
    return last === undefined ? 0 : last.bEnd - last.aEnd
  }
}

/** Index of the first item that satisfies a condition which all behind it satisfy too. */
const firstWhere = <T>(items: ReadonlyArray<T>, holds: (item: T) => boolean): number => {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

export const IDENTICAL = new Alignment([])

/** Aligns two raw texts. */
export const alignTexts = (a: string, b: string): Alignment =>
  a === b ? IDENTICAL : new Alignment(hunksBetween(codePointsOf(a), codePointsOf(b)))

const codePointsOf = (text: string): Uint32Array => {
  const points = new Uint32Array(text.length)
  let n = 0
  for (let i = 0; i < text.length; n++) {
    const point = text.codePointAt(i)!
    points[n] = point
    i += point > 0xffff ? 2 : 1
  }
  return points.subarray(0, n)
}
