import { Effect } from "effect"
import { Ledger } from "../../domain/ledger.ts"
import { defineStage } from "../stage.ts"
import { segmentParagraphs } from "./segment-paragraphs.ts"
import { Tagger } from "./tagger.ts"

/** Paragraphs become sentences, sentences become words with parts of speech. */
export const segment = defineStage({
  name: "segment",
  module: import.meta.url,
  models: () => [],
  reads: ["paragraphs", "edits"],
  writes: ["sentences", "tokens"],
  run: Effect.fn("segment")(function* ({ paragraphs, edits }) {
    const { tag } = yield* Tagger
    return { rows: segmentParagraphs(paragraphs, new Ledger(edits), tag), issues: [] }
  })
})
