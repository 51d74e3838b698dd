import { PART_OF_SPEECH_MEANING, type PartOfSpeech } from "../../domain/part-of-speech.ts"

const MARKS = /^[\p{P}\p{S}]+$/u
const NUMERAL = /^\d+(?:\.\d+)?$/
const LATIN = /^\p{Script=Latin}+$/u

/**
 * The part of speech of a word that a tagger gave a tag. Two of jieba's habits are mended: it has no tag for
 * punctuation, and it takes a single digit or letter for an unknown string.
 */
export const partOfSpeech = (word: string, tag: string): PartOfSpeech => {
  if (MARKS.test(word)) return "w"
  if (NUMERAL.test(word)) return "m"
  if (tag === "x" && LATIN.test(word)) return "eng"
  return Object.hasOwn(PART_OF_SPEECH_MEANING, tag) ? (tag as PartOfSpeech) : "x"
}
