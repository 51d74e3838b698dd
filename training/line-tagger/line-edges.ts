import { isBlank } from "../../src/stages/clean/lines.ts"

/** Characters of a line that the tagger reads: its first and its last. What a line is shows at its edges. */
export const HEAD = 8
export const TAIL = 6
export const LINE_UNITS = HEAD + TAIL

/**
 * The UTF-16 units of a line that the tagger reads, blanks left out, written into `out`; returns how many.
 * A line of no more than `LINE_UNITS` is read whole.
 */
export const lineEdges = (text: string, out: Uint16Array): number => {
  let n = 0
  let at = 0
  for (; at < text.length && n < HEAD; at++) {
    const unit = text.charCodeAt(at)
    if (!isBlank(unit)) out[n++] = plain(unit)
  }
  let end = LINE_UNITS
  for (let back = text.length - 1; back >= at && end > n; back--) {
    const unit = text.charCodeAt(back)
    if (!isBlank(unit)) out[--end] = plain(unit)
  }
  out.copyWithin(n, end, LINE_UNITS)
  return n + LINE_UNITS - end
}

const FULLWIDTH = 0xfee0
const HALF = ",:;?!()"
/** Full-width digits and letters as half-width ones, lower case; half-width punctuation as full-width. */
const plain = (unit: number): number => {
  const half = (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff5a) ? unit - FULLWIDTH : unit
  if (half >= 0x41 && half <= 0x5a) return half + 0x20
  return half < 0x80 && HALF.includes(String.fromCharCode(half)) ? half + FULLWIDTH : half
}
