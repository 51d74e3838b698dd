import { Effect } from "effect"
import type { Mention, Recogniser } from "../../src/stages/entities/recogniser.ts"
import { WordSegmenter } from "../../src/stages/segment/word-segmenter.ts"
import type { GoldSentence } from "./gold.ts"

/** The mentions that a recogniser finds in each text, taken for one sentence. */
export const recogniseAll = Effect.fnUntraced(function* (
  { recognise }: Recogniser,
  sentences: ReadonlyArray<Pick<GoldSentence, "text">>
) {
  const segmenter = yield* WordSegmenter
  const found: Array<ReadonlyArray<Mention>> = []
  for (const { text } of sentences) found.push(yield* recognise({ text, words: yield* segmenter.words(text) }))
  return found
})
