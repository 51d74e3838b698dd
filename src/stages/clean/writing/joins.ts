import type { LineRole } from "../evidence/role-network.ts"
import type { LanguageModel } from "../language/language-model.ts"
import { CharClass, classOf } from "../lines/characters.ts"
import { blankWidth, type Line } from "../lines/lines.ts"
import { isBrokenWord } from "./broken-words.ts"
import { isStray } from "./spaces.ts"

/** How two lines of one paragraph become one: what stands between them, and what of the first line's end goes. */
export interface Join {
  readonly rule: "line_join" | "line_join_space" | "hyphen_join"
  /** What stands between them. */
  readonly written: string
  /** UTF-16 units at the end of the first line that are removed with the break: 1 for a hyphen. */
  readonly dropped: 0 | 1
}

/** A share of lines with white space at their end above this is how the file was written, and says nothing. */
const PADDED = 0.1

/** Whether the lines of a document usually carry white space at their ends. */
export const isPadded = (lines: ReadonlyArray<Line>): boolean =>
  lines.filter((line) => line.trail !== "").length > PADDED * lines.length + 2

/**
 * How to join two lines. A break between Latin words stood for a space; a blank that is still there at the line's end
 * stays where it would stay inside a line. A hyphen goes where it plainly parted a word; other hyphens are spelling
 * (`COVID-19`, `well-known`). Nothing is put into a web or mail address, and nothing taken out.
 *
 * @param inAddress Whether the first line is the middle of an address that lines before it begin.
 */
export const joinOf = (
  before: Line,
  behind: Line,
  padded: boolean,
  role: LineRole,
  model: LanguageModel,
  inAddress = false
): Join => {
  if (endsInAddress(before.text, inAddress)) return { rule: "line_join", written: "", dropped: 0 }
  if (isBrokenAt(before.text, behind.text)) return { rule: "hyphen_join", written: "", dropped: 1 }
  const z = before.text.charCodeAt(before.text.length - 1)
  const written = needsSpace(z, behind.text.charCodeAt(0)) ? " " : padded ? "" : meantBlank(before, behind, role, model)
  return { rule: written === "" ? "line_join" : "line_join_space", written, dropped: 0 }
}

/** Whether the first line ends in a hyphen that breaks a word: one that is neither an abbreviation nor part of a compound. */
const isBrokenAt = (before: string, behind: string): boolean => {
  const first = /(?<![A-Za-z0-9-])[A-Za-z]?[a-z]+(?=-$)/.exec(before.slice(-LONGEST_WORD))?.[0]
  const second = /^[a-z]+/.exec(behind.slice(0, LONGEST_WORD))?.[0]
  return first !== undefined && second !== undefined && isBrokenWord(first.toLowerCase(), second)
}
const LONGEST_WORD = 40

/** The blank at a line's end between Han characters as it would be read inside a line: a wide one was set by somebody. */
const meantBlank = (before: Line, behind: Line, role: LineRole, model: LanguageModel): string => {
  const { text, trail } = before
  const han = (unit: number): boolean => classOf(unit) === CharClass.han
  if (trail === "" || !han(text.charCodeAt(text.length - 1)) || !han(behind.text.charCodeAt(0))) return ""
  let width = 0
  for (let at = 0; at < trail.length; at++) width += blankWidth(trail.charCodeAt(at))
  const kept = width > 1 ? trail : " "
  return isStray(text.slice(-2), kept, behind.text[0]!, role, model) ? "" : kept
}

const needsSpace = (z: number, b: number): boolean => {
  const latin = (unit: number): boolean => classOf(unit) === CharClass.latin
  if (!(latin(b) || (classOf(b) === CharClass.digit && b < 0x80) || (b < 0x80 && classOf(b) === CharClass.opening)))
    return false
  // A number may have been broken between its digits; between words, or behind a half-width mark, a space stood.
  if (classOf(z) === CharClass.digit) return false
  return latin(z) || (z < 0x80 && ".,;:!?)\"'%".includes(String.fromCharCode(z)) && latin(b))
}

/** What a web or mail address begins with, or has in it from its beginning on. */
const ADDRESS = /https?:|www\.|\w@|^[\w-]+(?:\.[\w-]+)+[/?]/
/** What stands behind an address, not in it. */
const BEHIND_ADDRESS = /[,;)>\]"]$/
/** UTF-16 units; what is further from a line's end belongs to no address. */
const LONGEST_ADDRESS = 2000

/**
 * Whether a line's last word is a web or mail address, which is broken without a space.
 *
 * @param inAddress The line goes on one that began on a line before.
 */
export const endsInAddress = (text: string, inAddress = false): boolean => {
  let start = text.length
  const least = Math.max(0, text.length - LONGEST_ADDRESS)
  while (start > least && isAscii(text.charCodeAt(start - 1))) start--
  const word = text.slice(start)
  return !BEHIND_ADDRESS.test(word) && ((inAddress && start === 0 && word !== "") || ADDRESS.test(word))
}

const isAscii = (unit: number): boolean => unit > 0x20 && unit < 0x7f
