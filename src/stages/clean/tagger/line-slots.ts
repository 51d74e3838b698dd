import { isBlank } from "../lines/lines.ts"

/** Characters of a line that the tagger reads: its first ones and its last ones. */
const HEAD = 24
const TAIL = 8
export const LINE_UNITS = HEAD + TAIL
/** Ids of one line: an edge at both ends, and a gap where the middle of a long line is left out. */
export const LINE_SLOTS = LINE_UNITS + 3

const UNKNOWN = 1
const EDGE = 2n
const GAP = 3n
const FIRST_CHARACTER = 4

/** Id of every UTF-16 unit; `characters` are those of the model, in the order of their ids. */
export const characterIds = (characters: string): Uint16Array => {
  const ids = new Uint16Array(0x10000).fill(UNKNOWN)
  for (let i = 0; i < characters.length; i++) ids[characters.charCodeAt(i)] = i + FIRST_CHARACTER
  return ids
}

/**
 * The UTF-16 units of a line that the tagger reads, blanks left out, written into `out`; returns how many. A line of
 * no more than `LINE_UNITS` is read whole.
 */
export const lineUnits = (text: string, out: Uint16Array): number => {
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

/** Writes the `LINE_SLOTS` ids of a line into `ids` from `at`; what stands there must be zero, which is padding. */
export const lineSlots = (text: string, table: Uint16Array, ids: BigInt64Array, at: number): void => {
  const units = new Uint16Array(LINE_UNITS)
  const n = lineUnits(text, units)
  const cut = n === LINE_UNITS
  let slot = at
  ids[slot++] = EDGE
  for (let i = 0; i < n; i++) {
    if (cut && i === HEAD) ids[slot++] = GAP
    ids[slot++] = BigInt(table[units[i]!]!)
  }
  ids[slot] = EDGE
}

const FULLWIDTH = 0xfee0
const HALF = ",:;?!()"
/** Full-width digits and letters as half-width ones, lower case; half-width punctuation as full-width. */
const plain = (unit: number): number => {
  const half = (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff5a) ? unit - FULLWIDTH : unit
  if (half >= 0x41 && half <= 0x5a) return half + 0x20
  return half < 0x80 && HALF.includes(String.fromCharCode(half)) ? half + FULLWIDTH : half
}
