import { CodePoints } from "../../domain/code-points.ts"
import type { Entity } from "../../domain/entity.ts"
import type { Ledger } from "../../domain/ledger.ts"
import type { Sentence } from "../../domain/sentence.ts"
import type { Token } from "../../domain/token.ts"
import type { NamedMention, SentenceInput, SentenceWord } from "./recogniser.ts"

/** A sentence with its words, and where both stand in the document. */
export interface LocatedSentence extends SentenceInput {
  readonly sentence: Sentence
  /** Ordinal of its first token. */
  readonly firstToken: number
}

/** Joins sentences and their tokens; both are in document order. */
export const sentenceInputs = (
  sentences: ReadonlyArray<Sentence>,
  tokens: ReadonlyArray<Token>
): ReadonlyArray<LocatedSentence> => {
  let next = 0
  return sentences.map((sentence) => {
    const firstToken = next
    const words: Array<SentenceWord> = []
    for (; tokens[next]?.sentence === sentence.sentence; next++) {
      const { text, pos, clean_start, clean_end } = tokens[next]!
      words.push({ text, pos, start: clean_start - sentence.clean_start, end: clean_end - sentence.clean_start })
    }
    return { sentence, text: sentence.text, words, firstToken }
  })
}

/** The rows of the mentions in each sentence, in document order. */
export const entityRows = (
  inputs: ReadonlyArray<LocatedSentence>,
  mentions: ReadonlyArray<ReadonlyArray<NamedMention>>,
  ledger: Ledger
): ReadonlyArray<Entity> => {
  const rows: Array<Entity> = []
  inputs.forEach(({ sentence, words, firstToken }, i) => {
    const characters = new CodePoints(sentence.text)
    let word = 0
    for (const { start, end, type, canonical, place_code, score, recogniser } of mentions[i]!) {
      while (words[word]!.end <= start) word++
      const first_token = firstToken + word
      while (words[word]!.end < end) word++
      const clean_start = sentence.clean_start + start
      const clean_end = sentence.clean_start + end
      const raw = ledger.toRaw({ start: clean_start, end: clean_end })
      rows.push({
        entity: rows.length,
        sentence: sentence.sentence,
        text: characters.slice(start, end),
        type,
        canonical,
        place_code,
        score,
        recogniser,
        first_token,
        last_token: firstToken + word,
        clean_start,
        clean_end,
        raw_start: raw.start,
        raw_end: raw.end
      })
    }
  })
  return rows
}
