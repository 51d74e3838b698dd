/**
 * The figures of names: strict F1 (span and type, as ../shared/tools/score_entities.py counts it) of `encoder` and
 * `jieba` on every test set, each by the head that has the set's convention; what noise costs; how far scores can be
 * believed; speed beside the embedder; size.
 *
 *     npm run bench entities [FILE ...] [-- --only names|noise|speed] [-- --models DIR]
 *
 * With files only these are measured; a line of one is JSON: `text`, `entities` ([start, end, type], code points), and
 * maybe `ignore` ([start, end]): what is found there does not count.
 * `--models DIR` measures another encoder than the bundled one: that in DIR/ner, say its float32 original.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Effect, Layer } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { CharacterEncoder } from "../../src/models/characters/character-encoder.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"
import { pipelineLayer } from "../../src/pipeline.ts"
import { encoderRecogniser } from "../../src/stages/entities/encoder.ts"
import { jiebaRecogniser } from "../../src/stages/entities/jieba.ts"
import { ROOT } from "../run/corpus.ts"
import { describeMachine } from "../run/jianbao.ts"
import { CORPORA } from "./gold.ts"
import { recogniseNoisy } from "./noise.ts"
import { recogniseAll } from "./recognisers.ts"
import { reliability } from "./reliability.ts"
import { ownSet, type TestSet, testSets } from "./sets.ts"
import { speed } from "./speed.ts"
import { type Tallies, tally, TYPES } from "./tally.ts"

const BULLETIN = join(ROOT, "../shared/data/bulletins/seed.txt")

/** Sets that are also measured as noisy pages. */
const NOISY = new Set(["news-dev", "MSRA test"])

const print = (name: string, tallies: Tallies): void => {
  const { precision, recall, f1, wanted } = tallies.ALL
  const byType = TYPES.slice(1).map((type) => `${type} ${tallies[type].f1.toFixed(1)}`)
  const all = `F ${f1.toFixed(1)}  P ${precision.toFixed(1)} R ${recall.toFixed(1)}`
  console.log(`${name.padEnd(44)} ${all}  ${byType.join(" ")}  n ${wanted}`)
}

const measureNames = Effect.fn("bench.names")(function* ({ name, convention, sentences, without }: TestSet) {
  for (const recogniser of [yield* encoderRecogniser(convention), jiebaRecogniser]) {
    const found = yield* recogniseAll(recogniser, sentences)
    print(`${name} · ${recogniser.name}`, tally(sentences, found))
    const kept = (_: unknown, i: number): boolean => i !== without
    if (without !== undefined)
      print(`  without line ${without} · ${recogniser.name}`, tally(sentences.filter(kept), found.filter(kept)))
    if (recogniser.name === "encoder" && convention === "news")
      for (const line of reliability(sentences, found)) console.log(`  ${line}`)
  }
})

const measureNoise = Effect.fn("bench.noise")(function* ({ name, convention, sentences }: TestSet) {
  const encoder = yield* encoderRecogniser(convention)
  const plain = tally(sentences, yield* recogniseAll(encoder, sentences))
  const noisy = tally(sentences, yield* recogniseNoisy(encoder, sentences))
  print(`${name}, noisy · encoder`, noisy)
  console.log(`  noise costs ${(plain.ALL.f1 - noisy.ALL.f1).toFixed(2)} points`)
})

const measureSpeed = Effect.fn("bench.speed")(function* () {
  const { sentences, recognised, embedded } = yield* speed(yield* encoderRecogniser(), BULLETIN)
  const rates = `encoder ${recognised.toFixed(0)}, embedder ${embedded.toFixed(0)}`
  const ratio = (recognised / embedded).toFixed(2)
  console.log(`sentences a second, one a call, one thread, of ${sentences}: ${rates}, ratio ${ratio}`)
})

const main = Effect.fn("bench.entities")(function* (files: ReadonlyArray<string>, only: string | undefined) {
  const { model } = yield* CharacterEncoder
  console.log(`${describeMachine()} · ${model.id}, digest ${model.digest.slice(0, 12)}`)
  if (files.length > 0) return yield* Effect.forEach(files.map(ownSet), measureNames, { discard: true })
  const wanted = (part: string): boolean => (only ?? part) === part
  const sets: ReadonlyArray<TestSet> = yield* testSets()
  if (wanted("names")) yield* Effect.forEach(sets, measureNames)
  const noisy = sets.filter(({ name }) => NOISY.has(name))
  if (wanted("noise")) yield* Effect.forEach(noisy, measureNoise)
  if (wanted("speed")) yield* measureSpeed().pipe(Effect.provide(SentenceEncoder.layer(defaults.embed, {}, 0)))
  const bytes = model.description.files.reduce((sum, file) => sum + file.bytes, 0)
  console.log(`size ${(bytes / 1e6).toFixed(2)} MB`)
})

const OPTIONS = { models: { type: "string" }, only: { type: "string" } } as const

const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS })
if (positionals.length === 0 && !existsSync(CORPORA)) {
  console.error(`the annotated corpora are not there: ${CORPORA}`)
  process.exit(2)
}
// Nothing is kept of recent texts, so that every pass over the bulletin is one.
const encoder = CharacterEncoder.layerFrom({ keep: 0, ...(values.models === undefined ? {} : { root: values.models }) })
await Effect.runPromise(
  main(positionals, values.only).pipe(Effect.provide(Layer.merge(encoder, pipelineLayer(defaults))))
)
