/**
 * How near the bundled vectors, and those of the usual int8 file, are to float32: cosine over sentences of the news of
 * the newest year.
 *
 *     npm run bench embeddings -- --only cosine [--sentences 5000] [--graphs int8,usual]
 */
import { parseArgs } from "node:util"
import { cosine } from "../../src/models/sentences/unit-vector.ts"
import { FLOAT32, need, USUAL_INT8 } from "./corpora.ts"
import { type GRAPHS, openEncoder } from "./encoders.ts"
import { drawn, MEASURED_YEAR, newsFile, newsSentences } from "./news.ts"

const SEED = 20_260_001

const TITLES = { int8: "bundled int8", usual: "usual int8", float32: "float32" } as const

/** Cut, not rounded: a figure that is printed is reached. */
const cut = (value: number): string => (Math.floor(value * 1e5) / 1e5).toFixed(5)

const { values } = parseArgs({
  options: { sentences: { type: "string", default: "5000" }, graphs: { type: "string", default: "int8,usual" } }
})
need(newsFile(MEASURED_YEAR), FLOAT32, USUAL_INT8)
const sentences = drawn(newsSentences(MEASURED_YEAR), (sentence) => sentence, Number(values.sentences), SEED)
const graphs = values.graphs.split(",") as ReadonlyArray<keyof typeof GRAPHS>
const exact = await openEncoder("float32")
const others = await Promise.all(graphs.map(openEncoder))
const cosines = graphs.map((): Array<number> => [])
for (const sentence of sentences) {
  const wanted = await exact(sentence)
  for (const [i, embed] of others.entries()) cosines[i]!.push(cosine(await embed(sentence), wanted))
}
const characters = sentences.reduce((sum, sentence) => sum + sentence.length, 0) / sentences.length
console.log(`${sentences.length} sentences of ${MEASURED_YEAR}, ${characters.toFixed(0)} characters on average`)
for (const [i, graph] of graphs.entries()) {
  const sorted = cosines[i]!.toSorted((a, b) => a - b)
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const p1 = sorted[Math.floor((sorted.length - 1) / 100)]!
  console.log(`${TITLES[graph].padEnd(14)} mean ${cut(mean)}   first percentile ${cut(p1)}   least ${cut(sorted[0]!)}`)
}
