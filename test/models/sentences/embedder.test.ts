import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import type { EmbedderSettings } from "../../../src/models/sentences/embedder.ts"
import { provideEmbedder } from "../../../src/models/sentences/provide-embedder.ts"
import { SentenceEncoder } from "../../../src/models/sentences/sentence-encoder.ts"
import { cosine, unitVector } from "../../../src/models/sentences/unit-vector.ts"
import { copyTiny, scratch, settingsOf, WIDTH } from "../tiny-encoder/places.ts"

const TEXT = "今天晴。"

/** What the encoder of some settings makes of texts. */
const embedAll = (settings: EmbedderSettings, ...texts: ReadonlyArray<string>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const services = yield* Layer.build(SentenceEncoder.layer(settings))
      return yield* Effect.forEach(texts, (text) =>
        Effect.provide(
          Effect.flatMap(SentenceEncoder, ({ embed }) => embed(text)),
          services
        )
      )
    })
  )

const embedOne = (settings: EmbedderSettings, text: string) => Effect.map(embedAll(settings, text), ([found]) => found!)

describe("a model in a folder", () => {
  it.effect("pools as it is told: the first token, the last, or the mean of all", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const vectors = yield* Effect.forEach(["cls", "last", "mean"] as const, (pooling) =>
        Effect.map(embedOne(settingsOf(directory, { pooling }), TEXT), ({ vector }) => vector)
      )
      for (const vector of vectors) {
        assert.strictEqual(vector.length, WIDTH)
        assert.approximately(cosine(vector, vector), 1, 1e-6)
      }
      const [cls, last, mean] = vectors as [Float32Array, Float32Array, Float32Array]
      assert.isBelow(cosine(cls, last), 0.99)
      assert.isBelow(cosine(cls, mean), 0.99)
    })
  )

  it.effect("has the same bits whatever was embedded before or with it", () =>
    Effect.gen(function* () {
      const settings = settingsOf(copyTiny(yield* scratch))
      const alone = yield* embedOne(settings, TEXT)
      const [, , after] = yield* embedAll(settings, "好", "大会议".repeat(40), TEXT)
      assert.deepStrictEqual(after, alone)
    })
  )

  it.effect("computes in float16, with a graph that wants no token types", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const half = yield* embedOne(settingsOf(directory, { dtype: "fp16", pooling: "cls" }), TEXT)
      assert.approximately(cosine(half.vector, half.vector), 1, 1e-6)
      // The row of token types, which the other graph adds, is not in it.
      const single = yield* embedOne(settingsOf(directory, { pooling: "cls" }), TEXT)
      assert.isBelow(cosine(half.vector, single.vector), 0.999)
    })
  )

  it.effect("keeps the beginning of the vector where fewer dimensions are asked for", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const whole = yield* embedOne(settingsOf(directory), TEXT)
      const short = yield* embedOne(settingsOf(directory, { dimensions: 3 }), TEXT)
      assert.strictEqual(short.vector.length, 3)
      const expected = unitVector(whole.vector.slice(0, 3))
      assert.approximately(cosine(expected, short.vector), 1, 1e-6)
      const error = yield* Effect.flip(embedOne(settingsOf(directory, { dimensions: 9 }), TEXT))
      assert.include(error.message, "embed.dimensions is 9")
    })
  )

  it.effect("reads the prefix for documents before each sentence, and does not count it as the sentence's", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const prefixed = yield* embedOne(settingsOf(directory, { documentPrefix: "天：" }), TEXT)
      const written = yield* embedOne(settingsOf(directory), `天：${TEXT}`)
      assert.deepStrictEqual(prefixed.vector, written.vector)
      assert.deepStrictEqual([prefixed.tokens, written.tokens], [4, 6])
      const query = yield* embedOne(settingsOf(directory, { queryPrefix: "天：" }), TEXT)
      assert.deepStrictEqual(query.vector, (yield* embedOne(settingsOf(directory), TEXT)).vector)
    })
  )

  it.effect("reads what is longer than it can read in windows", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const change = { model_max_length: 200, tokenizer_class: "BertTokenizer" }
      fs.writeFileSync(path.join(directory, "tokenizer_config.json"), JSON.stringify(change))
      // Of the two limits that its files name, 64 positions and 200 tokens, the lower one counts.
      const [fits, long] = yield* embedAll(settingsOf(directory), "晴".repeat(62), "晴".repeat(63))
      assert.deepStrictEqual([fits!.windows, long!.windows], [1, 2])
      const crowded = yield* Effect.flip(embedOne(settingsOf(directory, { documentPrefix: "天".repeat(62) }), TEXT))
      assert.include(crowded.message, "leaves no room")
    })
  )

  it.effect("is refused when it is not pinned, and the message says how to pin it", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const error = yield* Effect.flip(embedOne({ ...defaults.embed, model: directory }, TEXT))
      assert.strictEqual(error.reason, "unpinned")
      assert.include(error.message, "embed.digest, embed.pooling")
      assert.include(error.message, `jianbao models add ${directory}`)
      const hub = yield* Effect.flip(embedOne({ ...defaults.embed, model: "owner/name" }, TEXT))
      assert.include(hub.message, "embed.revision")
    })
  )

  it.effect("is refused when any of its files is another one", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const settings = settingsOf(directory)
      fs.appendFileSync(path.join(directory, "tokenizer.json"), "\n")
      const error = yield* Effect.flip(embedOne(settings, TEXT))
      assert.strictEqual(error.reason, "altered")
      assert.include(error.message, directory)
    })
  )

  it.effect("says which files are not there", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      const settings = settingsOf(directory)
      const other = yield* Effect.flip(embedOne({ ...settings, dtype: "q8" }, TEXT))
      assert.include(other.message, "onnx/model_quantized.onnx")
      fs.rmSync(path.join(directory, "tokenizer.json"))
      assert.include((yield* Effect.flip(embedOne(settings, TEXT))).message, "tokenizer.json")
    })
  )
})

describe("before a run", () => {
  it.effect("a graph that gives other vectors than its configuration says is told of", () =>
    Effect.gen(function* () {
      const directory = copyTiny(yield* scratch)
      fs.writeFileSync(path.join(directory, "config.json"), `{ "model_type": "bert", "hidden_size": 16 }`)
      const error = yield* Effect.flip(provideEmbedder(settingsOf(directory)))
      assert.include(error.message, "makes vectors of 8 numbers, not of 16")
    })
  )

  it.effect("an execution provider that is not to be had is told of", () =>
    Effect.gen(function* () {
      // DirectML is to be had on Windows only, Core ML on Apple's machines only.
      const device = process.platform === "win32" ? "coreml" : "dml"
      const error = yield* Effect.flip(provideEmbedder({ ...defaults.embed, device }))
      assert.strictEqual(error.reason, "unloadable")
      assert.include(error.message, `provider ${device} (embed.device)`)
      assert.include(error.message, "set embed.device to cpu")
    })
  )

  it.effect("a bundled model is refused under another digest, type or pooling than its own", () =>
    Effect.gen(function* () {
      const refused = (change: Partial<EmbedderSettings>) =>
        Effect.flip(provideEmbedder({ ...defaults.embed, ...change }))
      assert.strictEqual((yield* refused({ digest: "0".repeat(64) })).reason, "altered")
      assert.include((yield* refused({ dtype: "bnb4" })).message, "embed.dtype")
      assert.include((yield* refused({ pooling: "last" })).message, "embed.pooling")
    })
  )
})
