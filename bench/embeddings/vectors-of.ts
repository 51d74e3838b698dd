/** Writes the vectors of the sentences in a JSON file, as the product makes them: node vectors-of.ts SENTENCES VECTORS */
import { readFileSync, writeFileSync } from "node:fs"
import { Effect } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"

const [sentencesFile, vectorsFile] = process.argv.slice(2) as [string, string]
const sentences = JSON.parse(readFileSync(sentencesFile, "utf8")) as ReadonlyArray<string>

const embedAll = Effect.gen(function* () {
  const { embed } = yield* SentenceEncoder
  return yield* Effect.forEach(sentences, (sentence) => Effect.map(embed(sentence), ({ vector }) => [...vector]))
})

const vectors = await Effect.runPromise(embedAll.pipe(Effect.provide(SentenceEncoder.layer(defaults.embed))))
writeFileSync(vectorsFile, JSON.stringify(vectors))
process.exit(0)
