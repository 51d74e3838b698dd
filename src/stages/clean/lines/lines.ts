/**
 * The visual lines of a raw text: one for every line that holds more than white space.
 *
 * Offsets inside this folder are UTF-16 units; `ledger-builder.ts` turns them into code points at the very end.
 */
export interface Line {
  /** Where the content begins and ends in the raw text, white space at both sides left out. UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Line terminators between the line before and this one (CRLF counts once); 0 for the first line. */
  readonly breaks: number
  /** White space before the content on its own line, in half-ems. */
  readonly lead: number
  /** White space between the content and its line's end. */
  readonly trail: string
}

const LF = 0x0a
const CR = 0x0d

/** Line feed, vertical tab, form feed, CR, the information separators, NEL, and Unicode's line and paragraph separators. */
export const isTerminator = (unit: number): boolean =>
  (unit >= LF && unit <= CR) || (unit >= 0x1c && unit <= 0x1e) || unit === 0x85 || unit === 0x2028 || unit === 0x2029

/** White space inside a line: blanks of every width, tab, the no-break spaces. */
export const isBlank = (unit: number): boolean =>
  unit === 0x20 ||
  unit === 0x3000 ||
  unit === 0x09 ||
  unit === 0xa0 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x1680 ||
  unit === 0xfeff

/** Width of a blank in half-ems. A tab is taken for the two ems of an indent. */
export const blankWidth = (unit: number): number => (unit === 0x3000 ? 2 : unit === 0x09 ? 4 : unit === 0xfeff ? 0 : 1)

/** Splits a text into its visual lines, in one pass. */
export const splitLines = (raw: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  const length = raw.length
  let at = 0
  let breaks = 0
  while (at < length) {
    let lead = 0
    while (at < length && isBlank(raw.charCodeAt(at))) lead += blankWidth(raw.charCodeAt(at++))
    const start = at
    let end = at
    for (; at < length && !isTerminator(raw.charCodeAt(at)); at++) if (!isBlank(raw.charCodeAt(at))) end = at + 1
    if (end > start) {
      lines.push({ start, end, text: raw.slice(start, end), breaks, lead, trail: raw.slice(end, at) })
      breaks = 0
    }
    if (at < length) {
      at += raw.charCodeAt(at) === CR && raw.charCodeAt(at + 1) === LF ? 2 : 1
      if (lines.length > 0) breaks++
    }
  }
  return lines
}
