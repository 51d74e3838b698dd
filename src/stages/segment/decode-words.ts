import { CodePoints } from "../../domain/code-points.ts"
import type { Span } from "../../domain/span.ts"
import { toHalfWidth } from "./half-width.ts"
import { numberWords } from "./numbers.ts"
import { partOfSpeech } from "./part-of-speech.ts"
import { likeliestWords, logProbabilities, type WordRules } from "./word-lattice.ts"
import type { Word } from "./words.ts"

/** What an encoder says of each code point of a text: logits, row by row. */
export interface WordScores {
  /** Four a row: B, M, E, S. */
  readonly words: Float32Array
  /** As many a row as there are parts of speech. */
  readonly pos: Float32Array
}

/** Two neighbours that no word ends between: letters of a Latin name, digits of a number, a long dash, an ellipsis. */
const TOGETHER = /^(?:[A-Za-z]{2}|\d{2}|——|……)$/

/** Words that are known from a dictionary. */
export type KnownWords = ReadonlySet<string>

/**
 * The words that an encoder sees in a text, those of a dictionary rather than others. Numbers are words by rule, as for the other engine; white space divides
 * words and is a word, `x`, of its own. A word has the part of speech that its characters agree on best: the one with
 * the highest product of their probabilities.
 */
export const decodeWords = (
  text: string,
  scores: WordScores,
  partsOfSpeech: ReadonlyArray<string>,
  dictionary: KnownWords
): ReadonlyArray<Word> => {
  const characters = Array.from(text)
  const offsets = new CodePoints(text)
  const words: Array<Word> = []
  const push = (span: Span, tag: string) => {
    const word = offsets.slice(span.start, span.end)
    words.push({ text: word, pos: partOfSpeech(word, tag), start: span.start, end: span.end })
  }
  const rules: WordRules = {
    joined: (at) => TOGETHER.test(characters[at - 1]! + characters[at]!),
    known: (start, end) => dictionary.has(offsets.slice(start, end))
  }
  const decode = (start: number, end: number) => {
    for (const span of likeliestWords(scores.words, start, end, rules)) {
      push(span, likeliestTag(scores.pos, span, partsOfSpeech))
    }
  }
  let done = 0
  for (const { start, end, tag } of wordsByRule(text)) {
    const span = { start: offsets.fromUnit(start), end: offsets.fromUnit(end) }
    decode(done, span.start)
    push(span, tag)
    done = span.end
  }
  decode(done, characters.length)
  return words
}

/** Words that need no encoder, in order. Offsets are UTF-16 units. */
const wordsByRule = (text: string): ReadonlyArray<Span & { readonly tag: string }> => {
  const spaces = Array.from(text.matchAll(/\s+/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    tag: "x"
  }))
  const numbers = numberWords(toHalfWidth(text)).map(({ start, end, pos }) => ({ start, end, tag: pos }))
  return [...spaces, ...numbers].toSorted((a, b) => a.start - b.start)
}

const likeliestTag = (logits: Float32Array, { start, end }: Span, partsOfSpeech: ReadonlyArray<string>): string => {
  const sums = new Float64Array(partsOfSpeech.length)
  for (let at = start; at < end; at++) {
    const row = logProbabilities(logits, at, partsOfSpeech.length)
    for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + row[i]!
  }
  return partsOfSpeech[sums.indexOf(Math.max(...sums))]!
}
