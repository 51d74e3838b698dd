import type { LineRole } from "../evidence/role-network.ts"
import type { LanguageModel } from "../language/language-model.ts"
import { CharClass, classOf } from "../lines/characters.ts"
import { blankWidth, type Line } from "../lines/lines.ts"
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
 * stays where it would stay inside a line. A hyphen goes where it parted a word, which is told by small letters on both
 * sides; other hyphens are spelling (`co-operation` broken at its hyphen cannot be told apart, and stays a guess).
 */
export const joinOf = (before: Line, behind: Line, padded: boolean, role: LineRole, model: LanguageModel): Join => {
  const z = before.text.charCodeAt(before.text.length - 1)
  const y = before.text.charCodeAt(before.text.length - 2)
  const b = behind.text.charCodeAt(0)
  if (z === 0x2d && isSmall(y) && isSmall(b)) return { rule: "hyphen_join", written: "", dropped: 1 }
  const written = endsInAddress(before.text)
    ? ""
    : needsSpace(z, b)
      ? " "
      : padded
        ? ""
        : meantBlank(before, behind, role, model)
  return { rule: written === "" ? "line_join" : "line_join_space", written, dropped: 0 }
}

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
