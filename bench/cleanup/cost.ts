/**
 * What cleaning costs beside the embedding of the sentences that come of it, in processor time: on the newspaper pages
 * with gold, and on what cleaning made of them, which is clean. `node bench/cleanup/cost.ts [--pages N]`.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ManagedRuntime } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { Ledger } from "../../src/domain/ledger.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"
import type { CleanText } from "../../src/stages/clean/clean-text.ts"
import { sentenceRows } from "../../src/stages/segment/segment-paragraphs.ts"
import { describeMachine } from "../run/jianbao.ts"
import { cleaningIn } from "./cleaning.ts"
import { BULLETINS, goldDocuments } from "./reference-scorer.ts"

const { values } = parseArgs({ options: { pages: { type: "string" } } })
const textsOf = (set: string): ReadonlyArray<string> =>
  goldDocuments()
    .filter((id) => id.startsWith(set))
    .map((id) => readFileSync(join(BULLETINS, `${id}.txt`), "utf8"))
const pages = textsOf("pages/").slice(0, values.pages === undefined ? undefined : Number(values.pages))
/** What is loaded and compiled at the first texts is not the price of the next. */
const WARM_UP = textsOf("noised/").slice(0, 4)

const encoder = ManagedRuntime.make(SentenceEncoder.layer(defaults.embed))
const full = cleaningIn("full")
const fast = cleaningIn("fast")

const sentencesOf = (cleaned: ReadonlyArray<CleanText>): ReadonlyArray<string> =>
  cleaned.flatMap(({ paragraphs, edits }) => sentenceRows(paragraphs, new Ledger(edits)).map(({ text }) => text))

/** Does something to each of a list; the results, and the processor seconds of this process, all its threads. */
const timed = async <A, B>(list: ReadonlyArray<A>, work: (one: A) => Promise<B>) => {
  const start = process.cpuUsage()
  const results: Array<B> = []
  for (const one of list) results.push(await work(one))
  const { user, system } = process.cpuUsage(start)
  return { results, seconds: (user + system) / 1e6 }
}

/** Cleans texts in both modes. */
const clean = async (texts: ReadonlyArray<string>) => {
  const inFast = await timed(texts, fast.clean)
  const inFull = await timed(texts, full.clean)
  return { results: inFull.results, fast: inFast.seconds, full: inFull.seconds }
}

/**
 * Processor seconds of embedding sentences as if each came for the first time: the encoder remembers recent ones, and
 * these pages repeat one another.
 */
const embed = async (sentences: ReadonlyArray<string>): Promise<number> => {
  const distinct = [...new Set(sentences)]
  const { seconds } = await timed(distinct, (text) =>
    encoder.runPromise(SentenceEncoder.use(({ embed }) => embed(text)))
  )
  return (seconds * sentences.join("").length) / distinct.join("").length
}

await embed(sentencesOf((await clean(WARM_UP)).results))
const noisy = await clean(pages)
const again = await clean(noisy.results.map(({ cleanText }) => cleanText))
const embedding = await embed(sentencesOf(noisy.results))

const characters = pages.reduce((sum, text) => sum + text.length, 0)
console.log(`${describeMachine()} · ${pages.length} pages, ${characters} characters, seconds of processor time`)
console.log(`embedding their sentences: ${embedding.toFixed(2)}`)
for (const [name, { full, fast }] of Object.entries({ "as they are": noisy, "cleaned before": again })) {
  const share = ((100 * full) / embedding).toFixed(1)
  console.log(
    `cleaning, ${name.padEnd(14)}  full ${full.toFixed(2)} (${share} % of embedding), fast ${fast.toFixed(2)}`
  )
}
await Promise.all([full.dispose(), fast.dispose(), encoder.dispose()])
