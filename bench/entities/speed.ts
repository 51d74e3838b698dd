import { Effect } from "effect"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"
import type { Recogniser } from "../../src/stages/entities/recogniser.ts"
import { sentencesOf } from "./page.ts"

/** Passes over the text, by turns; of each sentence the fastest counts: whatever else the machine does only slows down. */
const PASSES = 15

/** Sentences a second of a recogniser and of the embedder on those of a bulletin, one a call, on one thread. */
export const speed = Effect.fnUntraced(function* ({ recognise }: Recogniser, bulletin: string) {
  const { embed } = yield* SentenceEncoder
  const texts = yield* sentencesOf(bulletin)
  const recognising = texts.map(() => Infinity)
  const embedding = texts.map(() => Infinity)
  for (let pass = 0; pass < PASSES; pass++) {
    yield* timed(texts, recognising, (text) => recognise({ text, words: [] }))
    yield* timed(texts, embedding, embed)
  }
  return { sentences: texts.length, recognised: rate(recognising), embedded: rate(embedding) }
})

/** Keeps the least milliseconds that something took with each text. */
const timed = Effect.fnUntraced(function* <A>(
  texts: ReadonlyArray<string>,
  least: Array<number>,
  run: (text: string) => Effect.Effect<A>
) {
  for (const [i, text] of texts.entries()) {
    const start = performance.now()
    yield* run(text)
    least[i] = Math.min(least[i]!, performance.now() - start)
  }
})

const rate = (milliseconds: ReadonlyArray<number>): number =>
  (1000 * milliseconds.length) / milliseconds.reduce((sum, each) => sum + each, 0)
