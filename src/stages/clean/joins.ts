import { CharClass, classOf } from "./characters.ts"
import type { Line } from "./lines.ts"

/** How two lines of one paragraph become one: what stands between them, and what of the first line's end goes. */
export interface Join {
  readonly rule: "line_join" | "line_join_space" | "hyphen_join"
  /** UTF-16 units at the end of the first line that are removed with the break: 1 for a hyphen. */
  readonly dropped: 0 | 1
}

/** A share of lines with white space at their end above this is how the file was written, and says nothing. */
const PADDED = 0.1

/** Whether the lines of a document usually carry white space at their ends. */
export const isPadded = (lines: ReadonlyArray<Line>): boolean =>
  lines.filter((line) => line.trail).length > PADDED * lines.length + 2

/**
 * How to join two lines. A break between Latin words stood for a space; so did one where a blank is still there at the
 * line's end. A hyphen goes where it parted a word, which is told by small letters on both sides; other hyphens are
 * spelling (`co-operation` broken at its hyphen cannot be told apart, and stays a guess).
 */
export const joinOf = (before: Line, behind: Line, padded: boolean): Join => {
  const z = before.text.charCodeAt(before.text.length - 1)
  const y = before.text.charCodeAt(before.text.length - 2)
  const b = behind.text.charCodeAt(0)
  if (z === 0x2d && isSmall(y) && isSmall(b)) return { rule: "hyphen_join", dropped: 1 }
  const space =
    needsSpace(z, b) || (before.trail && !padded && classOf(z) === CharClass.han && classOf(b) === CharClass.han)
  return { rule: space && !endsInAddress(before.text) ? "line_join_space" : "line_join", dropped: 0 }
}

const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a

const needsSpace = (z: number, b: number): boolean => {
  const latin = (unit: number): boolean => classOf(unit) === CharClass.latin
  if (!(latin(b) || (classOf(b) === CharClass.digit && b < 0x80) || (b < 0x80 && classOf(b) === CharClass.opening)))
    return false
  // A number may have been broken between its digits; between words, or behind a half-width mark, a space stood.
  if (classOf(z) === CharClass.digit) return false
  return latin(z) || (z < 0x80 && ".,;:!?)\"'%".includes(String.fromCharCode(z)) && latin(b))
}

/** The last word is a web or mail address, which is broken without a space. */
const endsInAddress = (text: string): boolean => /(?:https?:|www\.|@)[^\s\u2e80-\u9fff]*$/.test(text.slice(-80))
