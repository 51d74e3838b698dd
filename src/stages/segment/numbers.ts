import type { PartOfSpeech } from "../../domain/part-of-speech.ts"

/** A number as a word; offsets are UTF-16 units. */
export interface NumberWord {
  readonly start: number
  readonly end: number
  readonly pos: Extract<PartOfSpeech, "m" | "t">
}

/**
 * A number in digits with what Peking University's convention makes one word with it (icwb2 and the PFR corpus):
 *
 * - parts of it: 3.5, 4·2, 15:10, 1/3, 1,000; then 万, 亿 and the signs of hundredths and thousandths;
 * - or a date or time of day: 1998年 (but 10 年, which is how long, and 1990 年代), 5月, 5月份, 12日, 9时.
 *
 * Digits that are part of a Latin name (COVID-19, 5G, T20) are left to the tagger.
 */
const NUMBER = new RegExp(
  [
    String.raw`(?<![A-Za-z\d.]|[A-Za-z]-)`,
    String.raw`(?:`,
    String.raw`(?<time>[12]\d{3}年(?![代度])|\d{1,2}(?:月(?![球饼票])(?:份(?!额))?|日(?![元圆]|本(?![报台网]))|时(?![间期代光])))`,
    String.raw`|(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.·:∶/／]\d+)*(?:[%‰]|[万亿]+)?(?![A-Za-z\d])`,
    String.raw`)`
  ].join(""),
  "g"
)

/** The numbers of a text in half-width letters and digits, in order. Linear in the length. */
export const numberWords = (text: string): ReadonlyArray<NumberWord> =>
  Array.from(text.matchAll(NUMBER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    pos: match.groups!["time"] === undefined ? "m" : "t"
  }))
