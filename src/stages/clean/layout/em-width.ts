import { CharClass, classOf, closes } from "../lines/characters.ts"
import { blankWidth, isBlank } from "../lines/lines.ts"

/**
 * A line's width as counts, so that it can be had for either width of punctuation without reading the text again.
 * All widths in this folder are in half-ems: a Han character is 2, a Latin letter 1.
 */
export interface EmWidth {
  /** Everything but full-width punctuation. */
  readonly plain: number
  /** How many full-width punctuation marks. They are one em wide, or half an em where the setting squeezes them. */
  readonly marks: number
  /** Width of the first piece that could not have been parted: what must not have fitted on the line before. */
  readonly firstPlain: number
  readonly firstMarks: number
}

/** Lines longer than this (in UTF-16 units) are not wrapped text; their width is only known to be at least that. */
const MEASURED = 400

const isMark = (unit: number, kind: CharClass): boolean =>
  (closes(kind) || kind === CharClass.opening) && unit >= 0x2018

const plainWidth = (unit: number): number => (unit < 0x2e80 && unit !== 0x2014 && unit !== 0x2026 ? 1 : 2)

/**
 * A single blank beside a digit or a Han character is taken for an artefact of extraction, which has no width;
 * between Latin words, or when there are several, it was really there.
 */
const blanksWidth = (text: string, start: number, end: number): number => {
  let width = 0
  for (let at = start; at < end; at++) width += blankWidth(text.charCodeAt(at))
  if (width > 1) return width
  const latin = CharClass.latin
  return classOf(text.charCodeAt(start - 1)) === latin && classOf(text.charCodeAt(end)) === latin ? width : 0
}

/** Measures a line. Linear in the part of it that is looked at. */
export const measure = (text: string): EmWidth => {
  let plain = 0
  let marks = 0
  const length = Math.min(text.length, MEASURED)
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    if (isBlank(unit)) {
      let end = at + 1
      while (end < length && isBlank(text.charCodeAt(end))) end++
      plain += blanksWidth(text, at, end)
      at = end - 1
    } else if (unit < 0xdc00 || unit > 0xdfff) {
      if (isMark(unit, classOf(unit))) marks++
      else plain += plainWidth(unit)
    }
  }
  return { plain, marks, ...firstPiece(text) }
}

/** The first character with what may not be parted from it: opening marks before it, closing marks behind, its word. */
const firstPiece = (text: string): { readonly firstPlain: number; readonly firstMarks: number } => {
  let firstPlain = 0
  let firstMarks = 0
  const add = (unit: number): void => {
    if (isMark(unit, classOf(unit))) firstMarks++
    else if (unit < 0xdc00 || unit > 0xdfff) firstPlain += plainWidth(unit)
  }
  let at = 0
  while (at < text.length && at < 4 && classOf(text.charCodeAt(at)) === CharClass.opening) add(text.charCodeAt(at++))
  if (at < text.length) {
    if (isWordPart(text, at))
      for (const end = at + LONGEST_WORD; at < end && isWordPart(text, at); at++) add(text.charCodeAt(at))
    else add(text.charCodeAt(at++))
  }
  for (let n = 0; n < 3 && at < text.length && closes(classOf(text.charCodeAt(at))); n++) add(text.charCodeAt(at++))
  return { firstPlain, firstMarks }
}

/** Latin words and numbers are not broken; addresses longer than this are. */
const LONGEST_WORD = 16

const isWordPart = (text: string, at: number): boolean => {
  const kind = classOf(text.charCodeAt(at))
  return kind === CharClass.digit || kind === CharClass.latin || text.charCodeAt(at) === 0x2e
}
