import { Effect } from "effect"
import { Ledger } from "../../domain/ledger.ts"
import { defineStage, type DocumentRows } from "../stage.ts"
import { entityRows, sentenceInputs } from "./entity-rows.ts"
import { recogniserModels } from "./layer-recogniser.ts"
import { NameKnowledge, PLACES_MODEL } from "./name-knowledge.ts"
import { EntityRecogniser, type Mention, type Recogniser } from "./recogniser.ts"
import { refineMentions } from "./refine-mentions.ts"

// Here, so that the implementations are in the closure that the stage's fingerprint covers.
export { layerRecogniser } from "./layer-recogniser.ts"
export { NameKnowledge } from "./name-knowledge.ts"

/**
 * People, places and organisations are found in the sentences, one sentence at a time; then what the sentences of the
 * document say together is made of them.
 */
export const entities = defineStage({
  name: "entities",
  module: import.meta.url,
  models: (configuration) => [...recogniserModels(configuration.entities), PLACES_MODEL],
  reads: ["sentences", "tokens", "edits"],
  writes: ["entities"],
  run: Effect.fn("entities")(function* ({ sentences, tokens, edits }, previous) {
    const recogniser = yield* EntityRecogniser
    const inputs = sentenceInputs(sentences, tokens)
    const known = knownMentions(previous, recogniser)
    let looked = 0
    const mentions = yield* Effect.forEach(inputs, (input) => {
      const found = known.get(recogniser.sees(input))
      if (found !== undefined) return Effect.succeed(found)
      looked++
      return Effect.map(recogniser.recognise(input), (mentions) => mentions.map(asStored))
    })
    const refined = refineMentions(inputs, mentions, recogniser.name, yield* NameKnowledge)
    return { rows: { entities: entityRows(inputs, refined, new Ledger(edits)) }, issues: [], sentences: looked }
  })
})

/** A mention as its row has it: whatever is made of a score is the same for one that comes from the parent run. */
const asStored = (mention: Mention): Mention => ({ ...mention, score: Math.fround(mention.score) })

/**
 * The recogniser's mentions in the parent run by what it saw of their sentence: they depend on nothing else. Where the
 * document or the user's names had a say too, what the recogniser had found is not known any more.
 */
const knownMentions = (
  previous: Pick<DocumentRows, "sentences" | "tokens" | "entities"> | undefined,
  { name, sees }: Recogniser
): ReadonlyMap<string, ReadonlyArray<Mention>> => {
  const known = new Map<string, ReadonlyArray<Mention>>()
  if (previous === undefined) return known
  const rows = Map.groupBy(previous.entities, ({ sentence }) => sentence)
  for (const input of sentenceInputs(previous.sentences, previous.tokens)) {
    const { sentence, clean_start: origin } = input.sentence
    const found = rows.get(sentence) ?? []
    if (found.some(({ recogniser }) => recogniser !== name)) continue
    const mentions = found.map(({ type, score, clean_start, clean_end }) => ({
      start: clean_start - origin,
      end: clean_end - origin,
      type,
      score
    }))
    known.set(sees(input), mentions)
  }
  return known
}
