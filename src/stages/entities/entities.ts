import { Effect } from "effect"
import { Ledger } from "../../domain/ledger.ts"
import { defineStage, type DocumentRows } from "../stage.ts"
import { entityRows, sentenceInputs } from "./entity-rows.ts"
import { EntityRecogniser, type Mention, type SentenceInput } from "./recogniser.ts"

// Here, so that the implementations are in the closure that the stage's fingerprint covers.
export { layerRecogniser } from "./layer-recogniser.ts"

/** People, places and organisations are found in the sentences, one sentence at a time. */
export const entities = defineStage({
  name: "entities",
  module: import.meta.url,
  models: () => [],
  reads: ["sentences", "tokens", "edits"],
  writes: ["entities"],
  run: Effect.fn("entities")(function* ({ sentences, tokens, edits }, previous) {
    const recogniser = yield* EntityRecogniser
    const inputs = sentenceInputs(sentences, tokens)
    const known = knownMentions(previous)
    let looked = 0
    const mentions = yield* Effect.forEach(inputs, (input) => {
      const found = known.get(identity(input))
      if (found !== undefined) return Effect.succeed(found)
      looked++
      return recogniser.recognise(input)
    })
    const rows = { entities: entityRows(inputs, mentions, recogniser.name, new Ledger(edits)) }
    return { rows, issues: [], sentences: looked }
  })
})

/** All that a recogniser sees of a sentence. */
const identity = ({ text, words }: SentenceInput): string =>
  JSON.stringify([text, words.map(({ start, pos }) => [start, pos])])

/** Mentions of the parent run by what the recogniser saw of their sentence: they depend on nothing else. */
const knownMentions = (
  previous: Pick<DocumentRows, "sentences" | "tokens" | "entities"> | undefined
): ReadonlyMap<string, ReadonlyArray<Mention>> => {
  const known = new Map<string, Array<Mention>>()
  if (previous === undefined) return known
  const inputs = sentenceInputs(previous.sentences, previous.tokens)
  const mentions = inputs.map((): Array<Mention> => [])
  for (const { sentence, type, score, clean_start, clean_end } of previous.entities) {
    const origin = previous.sentences[sentence]!.clean_start
    mentions[sentence]!.push({ start: clean_start - origin, end: clean_end - origin, type, score })
  }
  inputs.forEach((input, i) => known.set(identity(input), mentions[i]!))
  return known
}
