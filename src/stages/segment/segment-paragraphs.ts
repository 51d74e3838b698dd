import type { Paragraph } from "../../domain/article.ts"
import { CodePoints } from "../../domain/code-points.ts"
import type { Ledger } from "../../domain/ledger.ts"
import type { Sentence } from "../../domain/sentence.ts"
import type { Located, Span } from "../../domain/span.ts"
import type { Token } from "../../domain/token.ts"
import { splitSentences } from "./sentences.ts"
import type { TagWords } from "./tagger.ts"
import { splitWords } from "./words.ts"

/**
 * The sentences and words of paragraphs, in source order. Every paragraph but furniture is segmented, headlines and
 * bylines too: its sentences tile it, and a sentence's tokens tile the sentence.
 */
export const segmentParagraphs = (
  paragraphs: ReadonlyArray<Paragraph>,
  ledger: Ledger,
  tag: TagWords
): { readonly sentences: ReadonlyArray<Sentence>; readonly tokens: ReadonlyArray<Token> } => {
  const sentences: Array<Sentence> = []
  const tokens: Array<Token> = []

  for (const paragraph of paragraphs) {
    if (paragraph.role === "furniture") continue
    const text = new CodePoints(paragraph.text)
    for (const span of splitSentences(paragraph.text)) {
      const sentence: Sentence = {
        sentence: sentences.length,
        paragraph: paragraph.paragraph,
        article: paragraph.article,
        text: text.slice(span.start, span.end),
        ...located(ledger, paragraph.clean_start, span)
      }
      sentences.push(sentence)
      for (const word of splitWords(sentence.text, tag)) {
        tokens.push({
          token: tokens.length,
          sentence: sentence.sentence,
          text: word.text,
          pos: word.pos,
          ...located(ledger, sentence.clean_start, word)
        })
      }
    }
  }
  return { sentences, tokens }
}

/** Both spans of a span within a parent that starts at a clean offset. */
const located = (ledger: Ledger, parentStart: number, span: Span): Located => {
  const clean = { start: parentStart + span.start, end: parentStart + span.end }
  const raw = ledger.toRaw(clean)
  return { clean_start: clean.start, clean_end: clean.end, raw_start: raw.start, raw_end: raw.end }
}
