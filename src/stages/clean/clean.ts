import * as fs from "node:fs"
import * as path from "node:path"
import { Context, Effect, Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { bundledModel } from "../../models/bundled.ts"
import { ModelError } from "../../models/model-error.ts"
import { defineStage, Quarantine, type NewIssue } from "../stage.ts"
import { cleanTagged } from "./clean-tagged.ts"
import type { CleanOptions } from "./clean-text.ts"
import { decode } from "./decode.ts"
import { TAGGER_MODEL } from "./line-tagger.ts"
import { parseStatistics, type CleanStatistics } from "./statistics.ts"

/** Folder below `models/` of what cleaning has learned. */
const MODEL = "clean"

/** What cleaning has learned, and what the configuration says of it. */
export class CleaningModel extends Context.Service<
  CleaningModel,
  { readonly statistics: CleanStatistics; readonly options: CleanOptions }
>()("jianbao/stages/clean/CleaningModel") {
  static readonly layer = ({ reviewBelow, fullwidth, punctuation, suspects }: Configuration["clean"]) =>
    Layer.effect(
      CleaningModel,
      Effect.gen(function* () {
        const { directory } = yield* bundledModel(MODEL)
        const statistics = yield* Effect.try({
          try: () => parseStatistics(fs.readFileSync(path.join(directory, "statistics.bin"))),
          catch: (cause) => new ModelError({ reason: "unloadable", message: `${directory}: ${String(cause)}` })
        })
        return CleaningModel.of({
          statistics,
          options: { lowConfidence: reviewBelow, fullwidth, punctuation, suspects }
        })
      })
    )
}

/**
 * The bytes of a bulletin become text: decoded, broken lines rejoined, stray spaces dropped, paragraphs, headlines
 * and bylines found. Every change is an entry of an invertible ledger.
 */
export const clean = defineStage({
  name: "clean",
  module: import.meta.url,
  models: ({ clean: { mode } }) => (mode === "full" ? [MODEL, TAGGER_MODEL] : [MODEL]),
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
      issues: guessed ? [guessedEncoding(encoding), ...cleaned.issues] : cleaned.issues
    }
  })
})

const guessedEncoding = (encoding: string): NewIssue => ({
  code: "guessed_encoding",
  severity: "warning",
  message: `the file has no byte order mark and is not UTF-8; it was read as ${encoding}`,
  raw_start: null,
  raw_end: null
})
