/**
 * How many sentences a second the bundled model embeds, beside the same model in float32, its usual int8 file, and that
 * file in Python; how near it comes to what the processor can do; and what a second worker brings. One thread each, the
 * sentences of the sample page, by turns in one run: machines and their moods differ, so ratios count.
 *
 *     npm run bench embeddings -- --only speed [ROUNDS]
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"
import { batchedEncoder, loadTokenizer } from "./bare-model.ts"
import { FLOAT32, USUAL_INT8 } from "./corpora.ts"
import { startEmbedWorkers } from "./embed-workers.ts"
import { instructionSet } from "./instruction-set.ts"
import { integerPeak } from "./integer-peak.ts"
import { pageSentences } from "./page-sentences.ts"
import { startPythonPeer } from "./python-peer.ts"
import { median, spread } from "./spread.ts"

const BATCHES = [1, 8, 32]

/** By turns, so that whatever else the machine does hits all alike. */
const ROUNDS = 7

/** What the bundled model should reach of each rival's best, by the instruction set. */
const AIMS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "AVX-512 VNNI": { float32: 2.5, "usual int8": 1, "Python peer": 1 },
  AMX: { float32: 5, "usual int8": 1.5, "Python peer": 1 }
}

/** Somebody who embeds all the sentences: seconds that it takes. */
interface Contestant {
  readonly rival: string
  readonly name: string
  readonly run: () => Promise<number>
}

const OURS = "bundled int8"

const speed = Effect.fn("bench.embeddings.speed")(function* (rounds: number) {
  const { page, sentences } = yield* Effect.promise(pageSentences)
  const encoder = yield* SentenceEncoder
  const { directory } = encoder.model
  const tokenizer = yield* Effect.promise(() => loadTokenizer(directory))
  const lengths = sentences.map((sentence) => tokenizer.encode(sentence).length)
  const tokens = lengths.reduce((sum, length) => sum + length, 0)
  const set = instructionSet()
  console.log(
    `${sentences.length} sentences of ${page}, ${(tokens / sentences.length).toFixed(0)} tokens each; one thread; median of ${rounds} rounds (least–most)\n`
  )
  const embedAll = Effect.forEach(sentences, encoder.embed, { discard: true })
  const ours: Contestant = { rival: OURS, name: `${OURS}, one a call`, run: () => timed(Effect.runPromise(embedAll)) }
  yield* Effect.promise(async () => {
    const { rivals, close } = await findRivals(sentences, directory)
    const contestants = [ours, ...rivals]
    const peak = await integerPeak()
    const seconds = new Map(contestants.map(({ name }) => [name, [] as Array<number>]))
    const peaks: Array<number> = []
    for (const { run } of contestants) await run()
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < contestants.length; i++) {
        const { name, run } = contestants[(i + round) % contestants.length]!
        seconds.get(name)!.push(await run())
      }
      peaks.push(await peak())
    }
    close()
    const rate = ({ name }: Contestant): ReadonlyArray<number> =>
      seconds.get(name)!.map((time) => sentences.length / time)
    printRates(contestants, rate)
    printRatios(ours, rivals, rate, AIMS[set])
    printShare(rate(ours), peaks, lengths)
    await printWorkers(sentences, rounds)
  })
})

const timed = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work
  return (performance.now() - start) / 1000
}

/** The rivals whose files and programs are there, each with each size of batches. */
const findRivals = async (sentences: ReadonlyArray<string>, directory: string) => {
  const rivals: Array<Contestant> = []
  const add = (rival: string, run: (batch: number) => Promise<number>) => {
    for (const batch of BATCHES) rivals.push({ rival, name: `${rival}, batches of ${batch}`, run: () => run(batch) })
  }
  for (const [rival, file, maker] of [
    ["float32", FLOAT32, "make.py"],
    ["usual int8", USUAL_INT8, "usual.py"]
  ] as const) {
    if (!existsSync(file)) {
      console.log(`no ${rival}: ${file} does not exist; make it with python3 training/embedder/${maker}`)
      continue
    }
    const embed = await batchedEncoder(file, directory)
    add(rival, (batch) => timed(embed(sentences, batch)))
  }
  const python = existsSync(USUAL_INT8)
    ? await startPythonPeer(USUAL_INT8, join(directory, "tokenizer.json"), sentences)
    : undefined
  if (python === undefined) console.log("no Python peer: python3 training/embedder/usual.py makes what it needs")
  else add("Python peer", python.embedAll)
  return { rivals, close: () => python?.close() }
}

type Rates = (contestant: Contestant) => ReadonlyArray<number>

const printRates = (contestants: ReadonlyArray<Contestant>, rate: Rates): void => {
  console.log("sentences a second")
  for (const contestant of contestants) console.log(`  ${contestant.name.padEnd(28)} ${spread(rate(contestant), 0)}`)
}

/** Ours against each rival's best size of batches, round by round. */
const printRatios = (
  ours: Contestant,
  rivals: ReadonlyArray<Contestant>,
  rate: Rates,
  aims: Readonly<Record<string, number>> | undefined
): void => {
  console.log("\ntimes as fast as")
  for (const [rival, turns] of Map.groupBy(rivals, (contestant) => contestant.rival)) {
    const best = turns.toSorted((a, b) => median(rate(b)) - median(rate(a)))[0]!
    const theirs = rate(best)
    const ratios = rate(ours).map((value, round) => value / theirs[round]!)
    const aim = aims?.[rival]
    console.log(
      `  ${`${best.name} (its best)`.padEnd(40)} ${spread(ratios, 2)}${aim === undefined ? "" : `, aim ${aim}`}`
    )
  }
}

/** Layers, and numbers of a token, of the bundled encoder. */
const LAYERS = 4
const HIDDEN = 512

/**
 * Multiplications with addition of a sentence's 8-bit products: in each layer query, key, value and output, and twice
 * four times as much in between; in the last layer only keys and values of every token, the rest of the first one.
 */
const products = (tokens: number): number => HIDDEN ** 2 * (12 * (LAYERS - 1) * tokens + 2 * tokens + 10)

const printShare = (
  rates: ReadonlyArray<number>,
  peaks: ReadonlyArray<number>,
  lengths: ReadonlyArray<number>
): void => {
  const mean = lengths.reduce((sum, tokens) => sum + products(tokens), 0) / lengths.length
  const reached = rates.map((rate) => (rate * mean) / 1e9)
  const shares = reached.map((value, round) => (100 * value) / peaks[round]!)
  console.log("\n8-bit products, GMAC a second")
  console.log(`  ${"one product of large matrices".padEnd(40)} ${spread(peaks, 0)}`)
  console.log(`  ${"bundled int8, over the whole call".padEnd(40)} ${spread(reached, 0)}`)
  console.log(`  ${"share of the peak, %".padEnd(40)} ${spread(shares, 0)}`)
}

const printWorkers = async (sentences: ReadonlyArray<string>, rounds: number): Promise<void> => {
  const workers = await startEmbedWorkers(sentences, 2)
  const one: Array<number> = []
  const two: Array<number> = []
  for (let round = 0; round < rounds; round++) {
    one.push(await workers.perSecond(1))
    two.push(await workers.perSecond(2))
  }
  await workers.close()
  const ratios = two.map((rate, round) => rate / one[round]!)
  console.log("\nembed in worker threads, sentences a second")
  console.log(`  ${"one worker".padEnd(28)} ${spread(one, 0)}`)
  console.log(`  ${"two workers".padEnd(28)} ${spread(two, 0)}`)
  console.log(`  ${"two against one".padEnd(28)} ${spread(ratios, 2)}, aim 1.8 on an idle machine`)
}

const [rounds = String(ROUNDS)] = process.argv.slice(2)
await Effect.runPromise(speed(Number(rounds)).pipe(Effect.provide(SentenceEncoder.layer(defaults.embed, {}, 0))))
process.exit(0)
