import { firstInk, lastInk } from "../lines/characters.ts"

/**
 * A character trigram model of news text in which the end of a paragraph is a character too.
 *
 * It answers one question: does the text read on across a line break, or does a paragraph end and another begin?
 * Made by training/clean/language_model.py; stupid back-off (Brants et al. 2007, "Large Language Models in Machine
 * Translation") over an open-addressing table of 16-bit fingerprints and 8-bit log probabilities.
 */
export interface LanguageModel {
  readonly fingerprints: Uint16Array
  /** Negative log probability in steps of 1/16 nat. */
  readonly codes: Uint8Array
}

const PARAGRAPH_END = 0x0a
const STEP = 1 / 16
/** log 0.4, the factor of a back-off. */
const BACK_OFF = -0.916
/** A character never seen. */
const UNSEEN = -12
const ABSENT = 1

/** Digits are one character to the model, Latin letters another, half-width punctuation counts as full-width. */
const FOLD = new Uint16Array(0x10000)
for (let unit = 0; unit < 0x10000; unit++) FOLD[unit] = unit
const same = (from: string, to: (index: number) => string): void => {
  for (let i = 0; i < from.length; i++) FOLD[from.charCodeAt(i)] = to(i).charCodeAt(0)
}
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
const widen = (ascii: string): string => String.fromCharCode(...Array.from(ascii, (c) => c.charCodeAt(0) + 0xfee0))
same("0123456789" + widen("0123456789"), () => "0")
same(LETTERS + widen(LETTERS), () => "a")
same(",:;?!()", (i) => "，：；？！（）"[i]!)

/** The character that the model knows a UTF-16 unit as. */
export const fold = (unit: number): number => FOLD[unit]!

const find = (model: LanguageModel, a: number, b: number, c: number): number => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 12
  h = Math.imul(h, 0x297a2d39)
  h ^= h >>> 15
  const finger = Math.imul(h, 0x9e3779b1) >>> 16 || 1
  const slots = model.fingerprints.length
  let slot = (h >>> 0) % slots
  for (;;) {
    const found = model.fingerprints[slot]!
    if (found === finger) return -model.codes[slot]! * STEP
    if (found === 0) return ABSENT
    slot = slot + 1 < slots ? slot + 1 : 0
  }
}

/** log P(c | a b), natural logarithm, of folded characters. */
export const logProbability = (model: LanguageModel, a: number, b: number, c: number): number => {
  const three = find(model, a, b, c)
  if (three !== ABSENT) return three
  const two = find(model, 0, b, c)
  if (two !== ABSENT) return two + BACK_OFF
  const one = find(model, 0, 0, c)
  return one !== ABSENT ? one + 2 * BACK_OFF : UNSEEN + 2 * BACK_OFF
}

/**
 * How much better the text reads on across a break than as two paragraphs, in nats: log P(b c d | y z) less
 * log P(end b c d | y z), for the last two characters before the break and the first three behind it.
 */
export const readsOn = (model: LanguageModel, y: number, z: number, b: number, c: number): number => {
  const on = logProbability(model, y, z, b) + logProbability(model, z, b, c)
  const ends = logProbability(model, y, z, PARAGRAPH_END)
  const starts = logProbability(model, PARAGRAPH_END, PARAGRAPH_END, b) + logProbability(model, PARAGRAPH_END, b, c)
  return on - ends - starts
}

/** `readsOn` for the break between two lines, blanks left out. */
export const readsOnAcross = (model: LanguageModel, before: string, behind: string): number => {
  const z = before.length - 1
  const y = lastInk(before, z - 1)
  const c = firstInk(behind, 1)
  return readsOn(
    model,
    y < 0 ? 0x0a : fold(before.charCodeAt(y)),
    fold(before.charCodeAt(z)),
    fold(behind.charCodeAt(0)),
    c < behind.length ? fold(behind.charCodeAt(c)) : 0x0a
  )
}

/** log P(c) of a character by itself. */
export const unigramLogProbability = (model: LanguageModel, c: number): number => {
  const one = find(model, 0, 0, c)
  return one !== ABSENT ? one : UNSEEN
}
