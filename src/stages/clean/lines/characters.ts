import { isBlank } from "./lines.ts"

/** What a character does at a line's edge. The numbers index the features of `line-features.ts`. */
export const CharClass = {
  sentenceEnd: 0,
  closing: 1,
  comma: 2,
  colon: 3,
  opening: 4,
  digit: 5,
  latin: 6,
  dash: 7,
  han: 8,
  other: 9
} as const
export type CharClass = (typeof CharClass)[keyof typeof CharClass]
export const CHAR_CLASSES = 10

const MEMBERS: ReadonlyArray<readonly [CharClass, string]> = [
  [CharClass.sentenceEnd, "。！？!?．｡"],
  [CharClass.closing, "”’）》〉】」』〕)]］｝}〗"],
  [CharClass.comma, "，、；,;､"],
  [CharClass.colon, "：:"],
  [CharClass.opening, "“‘（《〈【「『〔([［｛{〖"],
  [CharClass.dash, "—…·-–―~～－"]
]

/** Class of every UTF-16 unit, looked up rather than computed: this is asked several times for every character. */
const CLASSES = new Uint8Array(0x10000).fill(CharClass.other)
for (let unit = 0; unit < 0x10000; unit++) {
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) CLASSES[unit] = CharClass.digit
  else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a && unit < 0x80) CLASSES[unit] = CharClass.latin
  else if ((unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)) CLASSES[unit] = CharClass.latin
  else if (unit >= 0xc0 && unit < 0x250 && unit !== 0xd7 && unit !== 0xf7) CLASSES[unit] = CharClass.latin
  // CJK ideographs, their extensions through surrogate pairs, 〇 and 々.
  else if (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    unit === 0x3007 ||
    unit === 0x3005
  )
    CLASSES[unit] = CharClass.han
  else if (unit >= 0xf900 && unit <= 0xfaff) CLASSES[unit] = CharClass.han
}
for (const [kind, members] of MEMBERS) for (const c of members) CLASSES[c.charCodeAt(0)] = kind

/** Class of a UTF-16 unit; `other` for NaN, which `charCodeAt` gives outside a string. */
export const classOf = (unit: number): CharClass => (CLASSES[unit] ?? CharClass.other) as CharClass

/** Last unit of a text that is not blank, counted from `from` leftward; -1 when there is none. */
export const lastInk = (text: string, from: number): number => {
  let at = from
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--
  return at
}

/** First unit at or behind `from` that is not blank; the text's length when there is none. */
export const firstInk = (text: string, from: number): number => {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at++
  return at
}

/** May not begin a line: Chinese typesetting moves it to the line before, or squeezes it in there. */
export const closes = (kind: CharClass): boolean =>
  kind === CharClass.sentenceEnd || kind === CharClass.closing || kind === CharClass.comma || kind === CharClass.colon
