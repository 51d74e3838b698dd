import { Dice } from "../../test/diff/planted/model.ts"

/** Inclusive ranges of code points from which odd texts are made; surrogates alone are no text. */
const ALPHABETS: Readonly<Record<string, ReadonlyArray<readonly [from: number, to: number]>>> = {
  han: [[0x4e00, 0x9fff]],
  "Han, extension A": [[0x3400, 0x4dbf]],
  "Han, extension B and on": [
    [0x20000, 0x2ebe0],
    [0x30000, 0x3134a]
  ],
  "compatibility Han": [
    [0xf900, 0xfaff],
    [0x2f800, 0x2fa1f],
    [0x2e80, 0x2fd5]
  ],
  latin: [
    [0x41, 0x5a],
    [0x61, 0x7a]
  ],
  digits: [[0x30, 0x39]],
  "ASCII punctuation": [
    [0x20, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e]
  ],
  control: [
    [0, 0x1f],
    [0x7f, 0x9f]
  ],
  "format and zero width": [
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfeff, 0xfeff],
    [0xad, 0xad],
    [0xfff9, 0xfffd]
  ],
  space: [
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x2000, 0x200a],
    [0x3000, 0x3000],
    [0x2028, 0x2029],
    [9, 13],
    [0x1680, 0x1680]
  ],
  "full width": [
    [0xff01, 0xff5e],
    [0xffe0, 0xffe6]
  ],
  "half width": [[0xff61, 0xffdc]],
  "CJK punctuation": [
    [0x3001, 0x303f],
    [0x2010, 0x2027],
    [0x2030, 0x205e]
  ],
  kana: [[0x3041, 0x30ff]],
  hangul: [
    [0xac00, 0xd7a3],
    [0x1100, 0x11ff]
  ],
  accents: [
    [0xc0, 0x24f],
    [0x1e00, 0x1eff]
  ],
  combining: [[0x300, 0x36f]],
  greek: [[0x370, 0x3ff]],
  cyrillic: [[0x400, 0x4ff]],
  arabic: [[0x600, 0x6ff]],
  hebrew: [[0x590, 0x5ff]],
  devanagari: [[0x900, 0x97f]],
  thai: [[0xe00, 0xe7f]],
  tibetan: [[0xf00, 0xfff]],
  symbols: [[0x2100, 0x2bff]],
  emoji: [
    [0x1f300, 0x1faff],
    [0xfe0f, 0xfe0f],
    [0x200d, 0x200d],
    [0x1f1e6, 0x1f1ff]
  ],
  "private use": [[0xe000, 0xf8ff]],
  "anything else": [
    [0xd7a4, 0xd7ff],
    [0xe0000, 0xe01ef],
    [0x10000, 0x1ffff],
    [0x10fff0, 0x10ffff]
  ]
}
const NAMES = Object.keys(ALPHABETS)

/** Texts that a tokenizer may treat specially as they stand: its own marks among them. */
const PIECES = [
  "[UNK]",
  "[CLS]",
  "[SEP]",
  "[MASK]",
  "[PAD]",
  "[unused1]",
  "##中",
  "##s",
  "GDP",
  "covid-19",
  "e\u0301",
  "👨‍👩‍👧‍👦",
  "🇨🇳",
  "①",
  "㎡",
  "…",
  "——"
]

const LONG_WORD = 130

/**
 * The `i`th odd text: up to forty runs of one to twelve characters, each of another alphabet, some of them in the text's
 * decomposed form, and now and then a piece that is special or a word longer than any token may be.
 */
const oddity = (dice: Dice): string => {
  const runs = Array.from({ length: 1 + dice.below(dice.chance(0.1) ? 40 : 8) }, () => {
    if (dice.chance(0.08)) return dice.pick(PIECES)
    if (dice.chance(0.02)) return "x".repeat(90 + dice.below(LONG_WORD - 90))
    const alphabet = ALPHABETS[dice.pick(NAMES)]!
    return Array.from({ length: 1 + dice.below(12) }, () => {
      const [from, to] = dice.pick(alphabet)
      return String.fromCodePoint(from + dice.below(to - from + 1))
    }).join("")
  })
  const text = runs.join(dice.chance(0.3) ? " " : "")
  return dice.chance(0.2) ? text.normalize("NFD") : text
}

/** Generated texts that a tokenizer may get wrong, the same for one seed; the last are longer than a model reads. */
export const oddities = (count: number, seed: number): ReadonlyArray<string> => {
  const dice = new Dice(seed)
  const texts = Array.from({ length: count }, () => oddity(dice))
  const long = Array.from({ length: 5 }, () => Array.from({ length: 200 }, () => oddity(dice)).join(""))
  return [...texts, ...long]
}
