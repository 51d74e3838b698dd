import { Effect } from "effect"
import { Ledger } from "../../domain/ledger.ts"
import { defineStage } from "../stage.ts"
import { entityRows, sentenceInputs } from "./entity-rows.ts"
import { EntityRecogniser } from "./recogniser.ts"

/** People, places and organisations are found in the sentences, one sentence at a time. */
export const entities = defineStage({
  name: "entities",
  module: import.meta.url,
  models: () => [],
  reads: ["sentences", "tokens", "edits"],
  writes: ["entities"],
  run: Effect.fn("entities")(function* ({ sentences, tokens, edits }) {
    const recogniser = yield* EntityRecogniser
    const inputs = sentenceInputs(sentences, tokens)
    const mentions = yield* Effect.forEach(inputs, recogniser.recognise)
    return { rows: { entities: entityRows(inputs, mentions, recogniser.name, new Ledger(edits)) }, issues: [] }
  })
})
