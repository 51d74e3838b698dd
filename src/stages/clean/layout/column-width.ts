import type { EmWidth } from "./em-width.ts"

/** How a page is set. */
export interface Setting {
  /** Width of a full-width punctuation mark in half-ems: 1 where marks are squeezed, else 2. */
  readonly mark: 1 | 2
  /** How far a paragraph's first line is set in, in half-ems: 4, or 0. It counts even where its blanks are lost. */
  readonly indent: 0 | 4
}

/** No column is wider than this, in half-ems: 80 em. */
export const WIDEST = 160
/** Stands for a page that is not wrapped at all: one line is one paragraph. */
export const UNWRAPPED = 0

const MOST = 24

/** A line's width in half-ems. */
export const widthOf = (line: EmWidth, mark: 1 | 2): number => line.plain + line.marks * mark

/** Width of the piece that begins a line, in half-ems. */
export const firstWidthOf = (line: EmWidth, mark: 1 | 2): number => line.firstPlain + line.firstMarks * mark

/**
 * The column widths that a text may have, in half-ems, widest first, `UNWRAPPED` last.
 *
 * Most lines of a column are full, that is within an em of its width; so a width is a candidate when lines of that
 * width come more than once. A document of few lines cannot show that: there, any line may be a full one.
 */
export const candidateWidths = (widths: Int32Array): Int32Array => {
  const lines = new Float64Array(WIDEST + 3)
  for (const width of widths) if (width <= WIDEST) lines[width]!++
  const needed = widths.length < 40 ? 1 : 2
  const support: Array<readonly [width: number, count: number]> = []
  for (let width = 8; width <= WIDEST; width++) {
    const count = lines[width]! + lines[width - 1]! + 0.5 * lines[width - 2]! + 0.25 * lines[width + 1]!
    if (lines[width]! + lines[width - 1]! >= needed) support.push([width, count])
  }
  support.sort((a, b) => b[1] - a[1] || b[0] - a[0])
  const kept = support.slice(0, MOST).map(([width]) => width)
  return Int32Array.from([...kept.toSorted((a, b) => b - a), UNWRAPPED])
}
