import { CharClass, classOf, firstInk, lastInk } from "./characters.ts"

/** A character that stands for another of a different width. UTF-16 units within the line. */
export interface WidthChange {
  readonly rule: "fullwidth" | "punctuation"
  readonly at: number
  readonly text: string
}

const TO_FULL: ReadonlyMap<number, string> = new Map(
  Array.from(",:;?!()", (c, i) => [c.charCodeAt(0), "，：；？！（）"[i]!] as const)
)
const FULL_DIGIT_OR_LETTER = /[０-９Ａ-Ｚａ-ｚ]/

/** Full-width digits and Latin letters made half-width, and half-width marks between Han characters made full-width. */
export const widthChanges = (
  text: string,
  rules: { readonly fullwidth: boolean; readonly punctuation: boolean }
): ReadonlyArray<WidthChange> => {
  const changes: Array<WidthChange> = []
  if (!rules.fullwidth && !rules.punctuation) return changes
  const wide = rules.fullwidth && FULL_DIGIT_OR_LETTER.test(text)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (wide && isFullDigitOrLetter(unit))
      changes.push({ rule: "fullwidth", at, text: String.fromCharCode(unit - 0xfee0) })
    const full = rules.punctuation ? TO_FULL.get(unit) : undefined
    if (full !== undefined && isChineseContext(text, at, unit)) changes.push({ rule: "punctuation", at, text: full })
  }
  return changes
}

const isFullDigitOrLetter = (unit: number): boolean =>
  (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)

/**
 * A mark belongs to Chinese text when what it follows does, or, for an opening bracket and behind a number or a Latin
 * word, what it precedes. `12:30`, `1,000` and `f(x)` stay.
 */
const isChineseContext = (text: string, at: number, unit: number): boolean => {
  const before = lastInk(text, at - 1)
  const behind = firstInk(text, at + 1)
  const left = before < 0 ? CharClass.han : kindOf(text, before)
  const right = behind >= text.length ? CharClass.other : kindOf(text, behind)
  if (left === CharClass.han) return true
  return (
    right === CharClass.han && (left === CharClass.digit || left === CharClass.latin || unit === 0x28 || unit === 0x29)
  )
}

/** Han characters and full-width marks are both Chinese text. */
const kindOf = (text: string, at: number): CharClass => {
  const unit = text.charCodeAt(at)
  const kind = classOf(unit)
  return unit >= 0x2018 && kind !== CharClass.digit && kind !== CharClass.latin && kind !== CharClass.other
    ? CharClass.han
    : kind
}
