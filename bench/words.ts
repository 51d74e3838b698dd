/**
 * F1 of words on the SIGHAN 2005 test sets (PKU, MSR): nodejieba with its own dictionaries, with the bundled one, and
 * the encoder; what loading each costs, in memory and in seconds of processor time.
 *
 *     npm run bench words [-- --data ../shared/data/seg/icwb2] [--engine NAME] [--models DIR]
 *
 * `--models DIR` measures another encoder than the bundled one: that in DIR/ner. A word counts when both its ends are right. An engine runs in a process of its own, as nodejieba gives no memory back.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Effect, Layer, Scope } from "effect"
import { MODELS_ROOT } from "../src/models/library/bundled.ts"
import { CharacterEncoder } from "../src/models/characters/character-encoder.ts"
import { splitWords } from "../src/stages/segment/words.ts"
import { WordSegmenter } from "../src/stages/segment/word-segmenter.ts"
import { ROOT } from "./run/corpus.ts"
import { describeMachine } from "./run/jianbao.ts"

const { values } = parseArgs({
  options: { data: { type: "string" }, engine: { type: "string" }, models: { type: "string" } }
})
const data = values.data ?? join(ROOT, "../shared/data/seg/icwb2")
const models = values.models ?? MODELS_ROOT

/** Cuts a text. */
type Segment = (text: string) => Promise<ReadonlyArray<string>>

const bundled = async (
  layer: typeof WordSegmenter.layerJieba | typeof WordSegmenter.layerEncoder
): Promise<Segment> => {
  const context = await Effect.runPromise(Layer.buildWithScope(layer, Scope.makeUnsafe()))
  const run = Effect.runPromiseWith(context)
  return (text) =>
    run(
      Effect.gen(function* () {
        const { words } = yield* WordSegmenter
        return (yield* words(text)).map((word) => word.text)
      })
    )
}

const ownDictionaries = async () => {
  const { default: nodejieba } = await import("nodejieba")
  nodejieba.load()
  return (text: string) => nodejieba.tag(text)
}

const ENGINES: Readonly<Record<string, () => Promise<Segment>>> = {
  "jieba, its own dictionaries": async () => {
    const tag = await ownDictionaries()
    return async (text) => tag(text).map(({ word }) => word)
  },
  "the same, numbers by rule": async () => {
    const tag = await ownDictionaries()
    return async (text) => splitWords(text, tag).map((word) => word.text)
  },
  "jieba, models/words": () => bundled(WordSegmenter.layerJieba),
  "encoder, models/ner": () => bundled(WordSegmenter.layerEncoderOf(CharacterEncoder.layerFrom({ root: models })))
}

/** The ends of consecutive words as `start-end`. */
const spans = (words: ReadonlyArray<string>): ReadonlySet<string> => {
  let at = 0
  return new Set(words.map((word) => `${at}-${(at += word.length)}`))
}

const score = async (segment: Segment, path: string): Promise<string> => {
  let right = 0
  let found = 0
  let wanted = 0
  for (const line of readFileSync(path, "utf8").split(/\r?\n/)) {
    const words = line.split(/\s+/).filter((word) => word !== "")
    if (words.length === 0) continue
    const truth = spans(words)
    const answer = spans(await segment(words.join("")))
    for (const span of answer) if (truth.has(span)) right++
    found += answer.size
    wanted += truth.size
  }
  const percent = (value: number) => (100 * value).toFixed(1)
  return `F ${percent((2 * right) / (found + wanted))}  P ${percent(right / found)} R ${percent(right / wanted)}`
}

/** Seconds of processor time since some moment. */
const seconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

const measure = async (name: string): Promise<void> => {
  const before = process.memoryUsage().rss
  const loading = process.cpuUsage()
  const segment = await ENGINES[name]!()
  const loaded = `${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB in ${seconds(loading).toFixed(1)} s`
  const cutting = process.cpuUsage()
  const scores = []
  for (const corpus of ["pku", "msr"]) {
    scores.push(`${corpus.toUpperCase()} ${await score(segment, join(data, `${corpus}_test_gold.utf8`))}`)
  }
  console.log(
    `${name.padEnd(28)} ${scores.join("   ")}   loads ${loaded}, cuts both sets in ${seconds(cutting).toFixed(1)} s`
  )
}

if (!existsSync(data)) {
  console.error(`the test sets are not there: ${data}`)
  process.exit(2)
}
if (values.engine !== undefined) await measure(values.engine)
else {
  console.log(describeMachine())
  for (const name of Object.keys(ENGINES)) {
    const options = ["--data", data, "--models", models, "--engine", name]
    spawnSync(process.execPath, [import.meta.filename, ...options], { stdio: "inherit" })
  }
}
