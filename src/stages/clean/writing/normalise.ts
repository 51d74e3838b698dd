import { CharClass, classOf } from "../lines/characters.ts"
import { isBlank } from "../lines/lines.ts"
import { compatibilityChanges, isRadical } from "./compatibility.ts"
import { isInvisible } from "./invisible.ts"

/** A character that stands for another, of a different width or twice in Unicode. UTF-16 units within the text. */
export interface WidthChange {
  readonly rule: "fullwidth" | "punctuation"
  readonly at: number
  readonly text: string
}

/** Rules that a person may want or not. */
export interface OptionalRules {
  readonly fullwidth: boolean
  readonly punctuation: boolean
}

/** Full-width digits, Latin letters and radicals made what they stand for, and half-width marks of Chinese text full-width. */
export const widthChanges = (paragraph: string, rules: OptionalRules): ReadonlyArray<WidthChange> => {
  const changes: Array<WidthChange> = []
  const compatible = rules.fullwidth ? compatibilityChanges(paragraph) : new Map<number, string>()
  const widened = rules.punctuation && HALF_MARK.test(paragraph) ? marksOfChinese(paragraph) : undefined
  if (compatible.size === 0 && widened === undefined) return changes
  for (let at = 0; at < paragraph.length; at++) {
    const meant = compatible.get(at)
    if (meant !== undefined) changes.push({ rule: "fullwidth", at, text: meant })
    else if (widened?.[at] === 1)
      changes.push({ rule: "punctuation", at, text: TO_FULL.get(paragraph.charCodeAt(at))! })
  }
  return changes
}

/** The text with its changes made; no length changes. */
export const withWidths = (text: string, changes: ReadonlyArray<WidthChange>): string => {
  let out = ""
  let done = 0
  for (const change of changes) {
    out += text.slice(done, change.at) + change.text
    done = change.at + 1
  }
  return out + text.slice(done)
}

const HALF = ",:;?!()"
const FULL = "，：；？！（）"
const HALF_MARK = /[,:;?!()]/
const TO_FULL: ReadonlyMap<number, string> = new Map(Array.from(HALF, (c, i) => [c.charCodeAt(0), FULL[i]!] as const))
/** The marks in question, of either width. */
const MARKS: ReadonlySet<number> = new Set(Array.from(HALF + FULL, (c) => c.charCodeAt(0)))

/**
 * 1 for each half-width mark that belongs to Chinese text: when what it follows does, or, for a bracket and behind a
 * number or a Latin word, what it precedes. `12:30`, `1,000` and `f(x)` stay. Two brackets of a pair have one width.
 *
 * What a mark follows or precedes is the next character that is no such mark, so that nothing depends on what else is
 * changed: a text that was normalised stays as it is.
 */
const marksOfChinese = (text: string): Uint8Array => {
  const found = new Uint8Array(text.length)
  const behind = new Uint8Array(text.length)
  for (let at = text.length - 1, kind: CharClass = CharClass.other; at >= 0; at--) {
    behind[at] = kind
    kind = kindOf(text.charCodeAt(at)) ?? kind
  }
  const open: Array<number> = []
  for (let at = 0, before: CharClass = CharClass.han; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    before = kindOf(unit) ?? before
    if (!MARKS.has(unit)) continue
    if (TO_FULL.has(unit) && isChinese(unit, before, behind[at] as CharClass)) found[at] = 1
    if (isOpening(unit)) open.push(at)
    else if (isClosing(unit)) pairUp(text, open.pop(), at, found)
  }
  return found
}

const isChinese = (unit: number, before: CharClass, behind: CharClass): boolean =>
  before === CharClass.han ||
  (behind === CharClass.han &&
    (before === CharClass.digit || before === CharClass.latin || isOpening(unit) || isClosing(unit)))

const isOpening = (unit: number): boolean => unit === 0x28 || unit === 0xff08
const isClosing = (unit: number): boolean => unit === 0x29 || unit === 0xff09

/** If one bracket is full-width, or will be, the other is too. */
const pairUp = (text: string, opening: number | undefined, closing: number, found: Uint8Array): void => {
  if (opening === undefined) return
  const pair = [opening, closing]
  if (!pair.some((at) => found[at] === 1 || text.charCodeAt(at) > 0xff)) return
  for (const at of pair) if (text.charCodeAt(at) < 0xff) found[at] = 1
}

/** What a per cent sign stands behind is a number. */
const OF_NUMBERS: ReadonlySet<number> = new Set(Array.from("%％‰℃", (c) => c.charCodeAt(0)))

/** Han characters and full-width marks are both Chinese text; undefined for what is not seen and the marks in question. */
const kindOf = (unit: number): CharClass | undefined => {
  if (isBlank(unit) || isInvisible(unit) || MARKS.has(unit)) return undefined
  if (isRadical(unit)) return CharClass.han
  if (OF_NUMBERS.has(unit)) return CharClass.digit
  const kind = classOf(unit)
  return unit >= 0x2018 && kind !== CharClass.digit && kind !== CharClass.latin && kind !== CharClass.other
    ? CharClass.han
    : kind
}
