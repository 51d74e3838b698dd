import { Effect } from "effect"
import { defineStage, Quarantine, type NewIssue } from "../stage.ts"
import { cleanPage, type CleanOptions, openPage } from "./clean-text.ts"
import { CLEANING_MODEL, CleaningModel } from "./cleaning-model.ts"
import { decode } from "./decoding/decode.ts"
import { nulCharacters } from "./decoding/nul-characters.ts"
import { doubtfulLines, type LineReading, rolesOf } from "./roles/decide-roles.ts"
import type { CleanStatistics } from "./statistics.ts"
import { lostCharacterIssues } from "./suspects/lost-characters.ts"
import { LineTagger, TAGGER_MODEL } from "./tagger/line-tagger.ts"

// Here, so that the implementations are in the closure that the stage's fingerprint covers.
export { CleaningModel } from "./cleaning-model.ts"
export { LineTagger } from "./tagger/line-tagger.ts"

/**
 * The bytes of a bulletin become text: decoded, broken lines rejoined, stray spaces dropped, paragraphs, headlines
 * and bylines found. Every change is an entry of an invertible ledger.
 *
 * What goes on in which folder, in this order: `decoding` (bytes to text), `lines` (text to visual lines), `layout` and
 * `language` (how a line stands in its column, how it reads on) put together in `evidence`, `tagger` (the encoder that
 * is asked about doubtful lines), `roles` (what each line is, under the grammar of a page), `writing` (the clean text
 * and its ledger), `articles` (paragraphs to articles), `suspects` (characters that may be misread).
 */
export const clean = defineStage({
  name: "clean",
  module: import.meta.url,
  models: ({ clean: { mode } }) => (mode === "full" ? [CLEANING_MODEL, TAGGER_MODEL] : [CLEANING_MODEL]),
  reads: ["bulletin"],
  writes: ["text", "articles", "paragraphs", "edits"],
  run: Effect.fn("clean")(function* ({ bulletin }) {
    const { statistics, options } = yield* CleaningModel
    const decoded = "decoded" in bulletin ? bulletin.decoded : decode(bulletin.bytes)
    if ("reason" in decoded) return yield* new Quarantine({ code: decoded.reason, message: decoded.message })
    const { text: raw_text, encoding, guessed } = decoded
    const cleaned = yield* cleanTagged(raw_text, statistics, { ...options, fileName: bulletin.document_id })
    return {
      rows: {
        text: {
          encoding,
          title: cleaned.title,
          published_on: cleaned.publishedOn,
          raw_text,
          clean_text: cleaned.cleanText
        },
        articles: cleaned.articles,
        paragraphs: cleaned.paragraphs,
        edits: cleaned.edits
      },
      issues: [
        ...(guessed ? [guessedEncoding(encoding)] : []),
        ...nulCharacters(raw_text),
        ...lostCharacterIssues(raw_text),
        ...cleaned.issues
      ]
    }
  })
})

/** Cleans one document as `cleanText` does, asking the line tagger about the lines that are in doubt. */
export const cleanTagged = Effect.fnUntraced(function* (
  text: string,
  statistics: CleanStatistics,
  options: CleanOptions
) {
  const page = openPage(text, statistics)
  return cleanPage(page, statistics, options, yield* tagsOfDoubtful(page.reading))
})

/**
 * What the line tagger says of the lines that layout and statistics leave in doubt: rows of `LINE_ROLES`, of NaN for the
 * others. Where nothing is doubtful it costs nothing.
 */
export const tagsOfDoubtful = Effect.fnUntraced(function* (reading: LineReading) {
  const { tag } = yield* LineTagger
  return yield* tag(reading.lines, reading.evidence.features, doubtfulLines(rolesOf(reading)))
})

const guessedEncoding = (encoding: string): NewIssue => ({
  code: "guessed_encoding",
  severity: "warning",
  message: `the file has no byte order mark and is not UTF-8; it was read as ${encoding}`,
  raw_start: null,
  raw_end: null
})
