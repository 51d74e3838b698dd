import { Effect } from "effect"
import type { Embedding } from "../../domain/embedding.ts"
import type { Embedder } from "../../models/sentences/embedder.ts"
import type { Sentence } from "../../domain/sentence.ts"
import { SentenceEncoder, type SentenceVector } from "../../models/sentences/sentence-encoder.ts"
import { defineStage, type DocumentRows, type NewIssue } from "../stage.ts"
import { EarlierVectors } from "./earlier-vectors.ts"

/** Sentences in, one vector for each out, in their order. A sentence too long for the model is reported. */
export const embed = defineStage({
  name: "embed",
  module: import.meta.url,
  models: () => [],
  reads: ["sentences"],
  writes: ["embeddings"],
  run: Effect.fn("embed")(function* ({ sentences }, previous) {
    const encoder = yield* SentenceEncoder
    const earlier = yield* EarlierVectors
    const longest = surelyFits(encoder.model)
    const known = knownVectors(previous, longest)
    const embeddings: Array<Embedding> = []
    const issues: Array<NewIssue> = []
    let embedded = 0
    for (const sentence of sentences) {
      const { text } = sentence
      const there = known.get(text) ?? (text.length <= longest ? yield* earlier.find(text) : undefined)
      if (there !== undefined) {
        embeddings.push({ sentence: sentence.sentence, vector: there })
        continue
      }
      const found = yield* encoder.embed(text)
      embedded++
      embeddings.push({ sentence: sentence.sentence, vector: found.vector })
      if (found.windows > 1) issues.push(longSentence(sentence, found))
    }
    return { rows: { embeddings }, issues, sentences: embedded }
  })
})

/** No tokenizer makes more tokens than a text has bytes: three for a UTF-16 unit. */
const MOST_TOKENS = 3
const MARKS = 2

/**
 * UTF-16 units that are sure to fit into the model. Longer sentences might not: they are embedded again, so that the
 * issue is told again.
 */
const surelyFits = ({ maxTokens, documentPrefix }: Pick<Embedder, "maxTokens" | "documentPrefix">): number =>
  Math.floor((maxTokens - MARKS) / MOST_TOKENS) - documentPrefix.length

/** Vectors that the document had in the parent run, by the text of their sentence: a vector depends on nothing else. */
const knownVectors = (
  previous: Pick<DocumentRows, "sentences" | "embeddings"> | undefined,
  longest: number
): ReadonlyMap<string, Float32Array> =>
  new Map(
    previous?.sentences.flatMap(({ text }, i) =>
      text.length <= longest ? [[text, previous.embeddings[i]!.vector] as const] : []
    )
  )

const longSentence = ({ sentence, raw_start, raw_end }: Sentence, { tokens, windows }: SentenceVector): NewIssue => ({
  code: "long_sentence",
  severity: "warning",
  message: `sentence ${sentence} has ${tokens} tokens, more than the model reads at once: its vector is the mean of ${windows} overlapping windows`,
  raw_start,
  raw_end
})
