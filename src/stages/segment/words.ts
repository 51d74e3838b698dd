import { CodePoints } from "../../domain/code-points.ts"
import type { Span } from "../../domain/span.ts"
import type { PartOfSpeech } from "../../domain/part-of-speech.ts"
import { toHalfWidth } from "./half-width.ts"
import { numberWords } from "./numbers.ts"
import { partOfSpeech } from "./part-of-speech.ts"
import type { TagWords } from "./tagger.ts"

/** A word of a sentence; its span counts code points of the sentence. */
export interface Word extends Span {
  readonly text: string
  readonly pos: PartOfSpeech
}

/**
 * The words of a sentence: numbers by rule, the stretches between them by the tagger. They tile it whatever the tagger
 * does: a word that is not next in the sentence is looked for further on, one that is nowhere is left out, and what
 * lies between words becomes a word of its own, `x`.
 */
export const splitWords = (sentence: string, tag: TagWords): ReadonlyArray<Word> => {
  const offsets = new CodePoints(sentence)
  const words: Array<Word> = []
  let done = 0
  const push = (end: number, tagOfWord: string) => {
    const text = sentence.slice(done, end)
    words.push({ text, pos: partOfSpeech(text, tagOfWord), start: offsets.fromUnit(done), end: offsets.fromUnit(end) })
    done = end
  }
  // A lone half of a surrogate pair has no UTF-8 form and would come back as U+FFFD, which has the same length.
  const text = toHalfWidth(sentence.toWellFormed())
  const tagUntil = (limit: number) => {
    for (const piece of taggerInputs(text.slice(done, limit))) {
      const end = done + piece.length
      for (const { word, tag: tagOfWord } of tag(piece)) {
        if (word === "" || !word.isWellFormed()) continue
        const at = text.startsWith(word, done) ? done : text.slice(done, end).indexOf(word) + done
        if (at < done || at + word.length > end) continue
        if (at > done) push(at, "x")
        push(at + word.length, tagOfWord)
      }
      if (done < end) push(end, "x")
    }
  }
  for (const number of numberWords(text)) {
    tagUntil(number.start)
    push(number.end, number.pos)
  }
  tagUntil(text.length)
  return words
}

/**
 * The most UTF-16 units that the tagger gets at once. Its word lattice takes some 300 bytes a character, and a file
 * without a single stop is one sentence.
 */
const LONGEST_INPUT = 20_000

/** At these, nodejieba divides its input before it looks for words; dividing there changes nothing. */
const DIVIDES = /[ \t\n，。]/

/** Consecutive pieces of a text, each short enough for the tagger. */
function* taggerInputs(text: string): Generator<string> {
  let start = 0
  while (text.length - start > LONGEST_INPUT) {
    const limit = start + LONGEST_INPUT
    let end = limit
    while (end > start && !DIVIDES.test(text[end - 1]!)) end--
    if (end === start) end = text.codePointAt(limit - 1)! > 0xffff ? limit - 1 : limit
    yield text.slice(start, end)
    start = end
  }
  if (start < text.length) yield text.slice(start)
}
