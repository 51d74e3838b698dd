import type { Paragraph } from "../../domain/article.ts"
import { CodePoints } from "../../domain/code-points.ts"
import type { Ledger } from "../../domain/ledger.ts"
import type { Sentence } from "../../domain/sentence.ts"
import type { Located, Span } from "../../domain/span.ts"
import type { Token } from "../../domain/token.ts"
import { splitSentences } from "./sentences.ts"
import type { TagWords } from "./tagger.ts"
import { splitWords, type Word } from "./words.ts"

/**
 * The sentences of paragraphs, in source order. Every paragraph but furniture is segmented, headlines and bylines too:
 * its sentences tile it.
 */
export const sentenceRows = (paragraphs: ReadonlyArray<Paragraph>, ledger: Ledger): ReadonlyArray<Sentence> => {
  const sentences: Array<Sentence> = []
  for (const paragraph of paragraphs) {
    if (paragraph.role === "furniture") continue
    const text = new CodePoints(paragraph.text)
    for (const span of splitSentences(paragraph.text)) {
      sentences.push({
        sentence: sentences.length,
        paragraph: paragraph.paragraph,
        article: paragraph.article,
        text: text.slice(span.start, span.end),
        ...located(ledger, paragraph.clean_start, span)
      })
    }
  }
  return sentences
}

/** The tokens of sentences: `words[i]` are those of sentence i, and tile it. */
export const tokenRows = (
  sentences: ReadonlyArray<Sentence>,
  words: ReadonlyArray<ReadonlyArray<Word>>,
  ledger: Ledger
): ReadonlyArray<Token> => {
  const tokens: Array<Token> = []
  for (const [i, { sentence, clean_start }] of sentences.entries()) {
    for (const word of words[i]!) {
      const { text, pos } = word
      tokens.push({ token: tokens.length, sentence, text, pos, ...located(ledger, clean_start, word) })
    }
  }
  return tokens
}

/** Sentences and tokens at once, with words by a tagger. */
export const segmentParagraphs = (
  paragraphs: ReadonlyArray<Paragraph>,
  ledger: Ledger,
  tag: TagWords
): { readonly sentences: ReadonlyArray<Sentence>; readonly tokens: ReadonlyArray<Token> } => {
  const sentences = sentenceRows(paragraphs, ledger)
  const words = sentences.map(({ text }) => splitWords(text, tag))
  return { sentences, tokens: tokenRows(sentences, words, ledger) }
}

/** Both spans of a span within a parent that starts at a clean offset. */
const located = (ledger: Ledger, parentStart: number, span: Span): Located => {
  const clean = { start: parentStart + span.start, end: parentStart + span.end }
  const raw = ledger.toRaw(clean)
  return { clean_start: clean.start, clean_end: clean.end, raw_start: raw.start, raw_end: raw.end }
}
