/**
 * How near the bundled sentence vectors are to those of the float32 original, and how fast they are made.
 *
 *     node bench/embeddings.ts TEXT [--fp32 training/.cache/bge-small-zh-v1.5-fp32.onnx] [--lines]
 *
 * TEXT is a file of sentences: whatever ends in 。！？ after all white space is taken out, or, with --lines, every line.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { AutoConfig, AutoModel, AutoTokenizer } from "@huggingface/transformers"
import { Effect } from "effect"
import { defaults } from "../src/configuration/configuration.ts"
import type { BundledModel } from "../src/models/bundled.ts"
import { clsVector } from "../src/models/cls-vector.ts"
import { SentenceEncoder, type SentenceVector } from "../src/models/sentence-encoder.ts"
import { cosine, unitVector } from "../src/models/unit-vector.ts"

const FP32 = "training/.cache/bge-small-zh-v1.5-fp32.onnx"

/** Passes over the text; the fastest counts, as whatever else the machine does can only slow one down. */
const PASSES = 3

const fail = (message: string): never => {
  console.error(message)
  return process.exit(2)
}

const readSentences = (file: string, lines: boolean): ReadonlyArray<string> => {
  const text = fs.readFileSync(file, "utf8")
  const parts = lines ? text.split("\n") : (text.replaceAll(/\s+/g, "").match(/[^。！？]+[。！？]?[”』」]?/g) ?? [])
  return parts.map((part) => part.trim()).filter((part) => part !== "")
}

/** Embeds every sentence, one a call, and returns the results with the sentences a second of the fastest pass. */
const timed = async <A>(sentences: ReadonlyArray<string>, embed: (sentence: string) => Promise<A>) => {
  let results: Array<A> = []
  let fastest = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now()
    results = []
    for (const sentence of sentences) results.push(await embed(sentence))
    fastest = Math.min(fastest, performance.now() - start)
  }
  return { results, perSecond: (1000 * sentences.length) / fastest }
}

/** The float32 original, which reads the same tokens as the bundled model. */
const loadFloat32 = async (file: string, { directory }: BundledModel) => {
  const tokenizer = await AutoTokenizer.from_pretrained(directory, { local_files_only: true })
  const encoder = await AutoModel.from_pretrained(path.resolve(path.dirname(file)), {
    local_files_only: true,
    config: await AutoConfig.from_pretrained(directory, { local_files_only: true }),
    subfolder: "",
    model_file_name: path.basename(file, ".onnx"),
    device: "cpu",
    dtype: "fp32",
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential" }
  })
  return async (sentence: string) => unitVector(await clsVector(encoder, tokenizer.encode(sentence)))
}

const reportCosines = (int8: ReadonlyArray<SentenceVector>, float32: ReadonlyArray<Float64Array>): void => {
  const cosines = int8.map(({ vector }, i) => cosine(vector, float32[i]!)).toSorted((a, b) => a - b)
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length
  const firstPercentile = cosines[Math.floor((cosines.length - 1) / 100)]!
  const figures = [mean, firstPercentile, cosines[0]!].map((value) => value.toFixed(5))
  console.log(`cosine to float32   mean ${figures[0]}   first percentile ${figures[1]}   least ${figures[2]}`)
}

const main = Effect.fn("bench.embeddings")(function* (file: string, fp32: string, lines: boolean) {
  const encoder = yield* SentenceEncoder
  const sentences = readSentences(file, lines)
  if (sentences.length === 0) return fail(`${file} holds no sentence`)
  const all = yield* Effect.promise(() => timed(sentences, (sentence) => Effect.runPromise(encoder.embed(sentence))))
  const characters = sentences.reduce((sum, sentence) => sum + sentence.length, 0)
  const average = Math.round(characters / sentences.length)
  console.log(`${encoder.model.id}: ${sentences.length} sentences of ${average} characters on average`)
  console.log(`int8      ${all.perSecond.toFixed(1)} sentences a second, one a call, one thread`)
  if (!fs.existsSync(fp32)) {
    return console.log(
      `no comparison with float32: ${fp32} does not exist; make it with python3 training/embedder/make.py`
    )
  }
  const fits = all.results.map(({ windows }) => windows === 1)
  const embed = yield* Effect.promise(() => loadFloat32(fp32, encoder.model))
  const short = sentences.filter((_, i) => fits[i])
  const original = yield* Effect.promise(() => timed(short, embed))
  console.log(`float32   ${original.perSecond.toFixed(1)} sentences a second`)
  reportCosines(
    all.results.filter((_, i) => fits[i]),
    original.results
  )
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fp32: { type: "string", default: FP32 }, lines: { type: "boolean", default: false } }
})
const file = positionals[0] ?? fail(`usage: node bench/embeddings.ts TEXT [--fp32 ${FP32}] [--lines]`)
await Effect.runPromise(
  main(file, values.fp32, values.lines).pipe(Effect.provide(SentenceEncoder.layer(defaults.embed)))
)
