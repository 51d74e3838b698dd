import { Effect } from "effect"
import { Ledger } from "../../domain/ledger.ts"
import { defineStage } from "../stage.ts"
import { sentenceRows, tokenRows } from "./segment-paragraphs.ts"
import { WordSegmenter, wordModels } from "./word-segmenter.ts"

// Here, so that the engines are in the closure that the stage's fingerprint covers.
export { layerWordSegmenter } from "./word-segmenter.ts"

/** Paragraphs become sentences, sentences become words with parts of speech. */
export const segment = defineStage({
  name: "segment",
  module: import.meta.url,
  models: (configuration) => wordModels(configuration.segment),
  reads: ["paragraphs", "edits"],
  writes: ["sentences", "tokens"],
  run: Effect.fn("segment")(function* ({ paragraphs, edits }) {
    const segmenter = yield* WordSegmenter
    const ledger = new Ledger(edits)
    const sentences = sentenceRows(paragraphs, ledger)
    const words = yield* Effect.forEach(sentences, ({ text }) => segmenter.words(text))
    return { rows: { sentences, tokens: tokenRows(sentences, words, ledger) }, issues: [] }
  })
})
