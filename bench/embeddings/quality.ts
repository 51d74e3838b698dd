/**
 * How well sentence vectors do what they are for: Spearman x 100 of their cosines with what people said of pairs, and how
 * often a headline finds its lead among 2,000. Bundled int8, float32, the usual int8 file, and two floors.
 *
 *     npm run bench embeddings -- --only quality [--methods int8,tfidf] [--sets STS-B]
 *
 * Each method runs in a process of its own, two at a time.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { parseArgs } from "node:util"
import { FLOAT32, need, NGRAM_VECTORS, NGRAMS, USUAL_INT8 } from "./corpora.ts"
import { encoderMethod } from "./encoders.ts"
import type { Method } from "./method.ts"
import { drawn, MEASURED_YEAR, newsFile, newsItems } from "./news.ts"
import { ngramVectors } from "./ngram-vectors.ts"
import { PAIR_SETS, readPairs, type PairSet } from "./pair-sets.ts"
import { ranksOfOwn, spearman } from "./rank.ts"
import { tfIdf } from "./tf-idf.ts"

/** Items among which a headline looks for its lead, and the seed of their drawing. */
const ITEMS = 2000
const SEED = 20_260_000

const RETRIEVAL = `headline to lead ${MEASURED_YEAR}`
const RETRIEVED = [1, 10]

const METHODS = {
  int8: { title: "bundled int8", files: [], open: () => encoderMethod("int8") },
  float32: { title: "float32", files: [FLOAT32], open: () => encoderMethod("float32") },
  usual: { title: "usual int8", files: [USUAL_INT8], open: () => encoderMethod("usual") },
  ngrams: { title: "n-gram vectors", files: [NGRAMS, NGRAM_VECTORS], open: async () => ngramVectors() },
  tfidf: { title: "TF-IDF", files: [], open: async () => tfIdf }
}
type MethodName = keyof typeof METHODS

/** A row of the table: what was measured, and the figure. */
type Figure = readonly [what: string, figure: number]

const measurePairs = async <V>(method: Method<V>, set: PairSet): Promise<ReadonlyArray<Figure>> => {
  const pairs = readPairs(set)
  const found = await method.represent([...pairs.map(({ one }) => one), ...pairs.map(({ other }) => other)])
  const cosines = pairs.map((_, i) => method.cosine(found[i]!, found[pairs.length + i]!))
  const judged = pairs.map(({ score }) => score)
  return [[`${set.name}, ${pairs.length} pairs`, 100 * spearman(cosines, judged)]]
}

const measureRetrieval = async <V>(method: Method<V>): Promise<ReadonlyArray<Figure>> => {
  const items = drawn(newsItems(MEASURED_YEAR), ({ headline }) => headline, ITEMS, SEED)
  const count = items.length
  const found = await method.represent([...items.map(({ headline }) => headline), ...items.map(({ lead }) => lead)])
  const ranks = ranksOfOwn(count, (query, candidate) => method.cosine(found[query]!, found[count + candidate]!))
  return RETRIEVED.map((most) => {
    const within = ranks.filter((rank) => rank <= most).length
    return [`${RETRIEVAL}, ${count} items, R@${most}`, (100 * within) / count]
  })
}

/** All figures of a method, one behind the other. */
async function* measure(name: MethodName, wanted: string): AsyncGenerator<Figure> {
  const method: Method<unknown> = (await METHODS[name].open()) as Method<unknown>
  for (const set of PAIR_SETS) if (set.name.includes(wanted)) yield* await measurePairs(method, set)
  if (RETRIEVAL.includes(wanted)) yield* await measureRetrieval(method)
}

/** Has a method measured in another process. */
const measureApart = async (name: MethodName, sets: string): Promise<ReadonlyArray<Figure>> => {
  const options = [import.meta.filename, "--alone", name, "--sets", sets]
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] })
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, "exit")])
  if (status !== 0) throw new Error(`${name} could not be measured`)
  const lines = output.trim().split("\n")
  return lines.map((line) => JSON.parse(line) as Figure)
}

/** Runs tasks, two at a time, and gives their results in order. */
const byTwos = async <A>(tasks: ReadonlyArray<() => Promise<A>>): Promise<ReadonlyArray<A>> => {
  const results: Array<A> = []
  const waiting = [...tasks.entries()]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await next[1]()
  }
  await Promise.all([work(), work()])
  return results
}

const printTable = (names: ReadonlyArray<MethodName>, figures: ReadonlyArray<ReadonlyArray<Figure>>): void => {
  const titles = names.map((name) => METHODS[name].title)
  console.log("".padEnd(44) + titles.map((title) => title.padStart(16)).join(""))
  for (const [row, [what]] of figures[0]!.entries()) {
    console.log(what.padEnd(44) + figures.map((column) => column[row]![1].toFixed(2).padStart(16)).join(""))
  }
}

const { values } = parseArgs({
  options: { methods: { type: "string" }, sets: { type: "string", default: "" }, alone: { type: "string" } }
})
if (values.alone !== undefined) {
  for await (const figure of measure(values.alone as MethodName, values.sets)) {
    console.log(JSON.stringify(figure))
    console.error(`${values.alone}: ${figure[0]} ${figure[1].toFixed(2)}`)
  }
} else {
  const names = (values.methods?.split(",") ?? Object.keys(METHODS)) as ReadonlyArray<MethodName>
  if (!names.every((name) => name in METHODS)) {
    console.error(`--methods takes some of ${Object.keys(METHODS).join(",")}`)
    process.exit(2)
  }
  need(newsFile(MEASURED_YEAR), ...PAIR_SETS.map(({ file }) => file), ...names.flatMap((name) => METHODS[name].files))
  printTable(names, await byTwos(names.map((name) => () => measureApart(name, values.sets))))
}
