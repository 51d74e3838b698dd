import { Worker } from "node:worker_threads"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Exit, Layer, Scope } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import { SentenceEncoder } from "../../../src/models/sentences/sentence-encoder.ts"
import { cosine } from "../../../src/models/sentences/unit-vector.ts"

const SENTENCE = "昨天下午，市总工会召开全市工会系统表彰大会。"
const OTHERS = ["长江中下游将有大到暴雨。", "好", "", "一季度GDP同比增长5.3%。", "工".repeat(700)]

/** Bytes, which tell apart what a comparison of numbers would call equal. */
const bits = (vector: Float32Array): string => Buffer.from(vector.buffer).toString("hex")

/** Every call computes: what is kept would hide that the same text gives the same bits. */
const KEEPING_NOTHING = SentenceEncoder.layer(defaults.embed, {}, 0)

layer(KEEPING_NOTHING)("the vector of a sentence", (it) => {
  it.effect("has the model's length and is of length 1", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      for (const text of [SENTENCE, ...OTHERS]) {
        const { vector } = yield* encoder.embed(text)
        assert.strictEqual(vector.length, encoder.model.width)
        assert.approximately(Math.sqrt(cosine(vector, vector)), 1, 1e-6)
      }
    })
  )

  it.effect("has the same bits whatever was embedded before", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      const alone = yield* encoder.embed(SENTENCE)
      for (const text of OTHERS) yield* encoder.embed(text)
      const after = yield* encoder.embed(SENTENCE)
      assert.strictEqual(bits(alone.vector), bits(after.vector))
    })
  )

  it.effect("has the same bits when others are embedded at the same time", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      const texts = [SENTENCE, ...OTHERS]
      const together = yield* Effect.forEach(texts, encoder.embed, { concurrency: "unbounded" })
      const alone = yield* Effect.forEach(texts, encoder.embed)
      for (const [i, { vector }] of together.entries()) assert.strictEqual(bits(vector), bits(alone[i]!.vector))
    })
  )

  it.effect("is nearer to a paraphrase than to another topic", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      const embed = (text: string) => Effect.map(encoder.embed(text), ({ vector }) => vector)
      const meeting = yield* embed(SENTENCE)
      const paraphrase = yield* embed("市总工会昨日举行了全市工会表彰会议。")
      const weather = yield* embed("长江中下游将有大到暴雨，请注意防范。")
      assert.isAbove(cosine(meeting, paraphrase), 0.8)
      assert.isBelow(cosine(meeting, weather), 0.5)
    })
  )

  it.effect("reads capitals as the published model does: a word with one is unknown", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      const { vector: gdp } = yield* encoder.embed("一季度GDP同比增长5%。")
      const { vector: cpi } = yield* encoder.embed("一季度CPI同比增长5%。")
      const { vector: small } = yield* encoder.embed("一季度gdp同比增长5%。")
      assert.strictEqual(bits(gdp), bits(cpi))
      assert.isBelow(cosine(gdp, small), 0.999)
    })
  )

  it.effect("is the mean of windows when the text is too long, and takes in its end", () =>
    Effect.gen(function* () {
      const encoder = yield* SentenceEncoder
      const sentence = "会议强调要坚持以人民为中心的发展思想，"
      const fits = yield* encoder.embed("会".repeat(510))
      assert.deepStrictEqual([fits.tokens, fits.windows], [510, 1])
      const long = yield* encoder.embed(sentence.repeat(40))
      assert.deepStrictEqual([long.tokens, long.windows], [sentence.length * 40, 2])
      const otherEnd = yield* encoder.embed(sentence.repeat(36) + "台风将于今晚登陆，".repeat(8))
      assert.isBelow(cosine(long.vector, otherEnd.vector), 0.99)
    })
  )
})

describe("the encoder", () => {
  it.effect("computes a sentence that comes back once", () =>
    Effect.gen(function* () {
      const { embed } = yield* SentenceEncoder
      const first = yield* embed(SENTENCE)
      for (const text of OTHERS) yield* embed(text)
      assert.strictEqual(yield* embed(SENTENCE), first)
    }).pipe(Effect.provide(SentenceEncoder.layer(defaults.embed)))
  )

  it.effect("can be closed, and another opened in its place", () =>
    Effect.gen(function* () {
      const found: Array<string> = []
      for (let i = 0; i < 2; i++) {
        const scope = yield* Scope.make()
        const services = yield* Layer.buildWithScope(SentenceEncoder.layer(defaults.embed), scope)
        const embed = Effect.flatMap(SentenceEncoder, (encoder) => encoder.embed(SENTENCE))
        found.push(bits((yield* Effect.provide(embed, services)).vector))
        yield* Scope.close(scope, Exit.void)
      }
      assert.strictEqual(found[0], found[1])
    })
  )

  it.effect("says what to do when the model is not an embedder, or not there", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.scoped(Layer.build(SentenceEncoder.layer({ ...defaults.embed, model: "no-such-model" })))
      )
      assert.strictEqual(error.reason, "missing")
      assert.include(error.message, "no-such-model")
    })
  )

  it("gives the same bits in every worker thread of a process", async () => {
    const embedInWorker = () =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker(new URL("./embed-in-worker.ts", import.meta.url), { workerData: SENTENCE })
        worker.once("message", resolve)
        worker.once("error", reject)
      })
    const found = await Promise.all([embedInWorker(), embedInWorker(), embedInWorker()])
    assert.strictEqual(new Set(found).size, 1)
    assert.strictEqual(found[0]?.length, 512 * 8)
  })
})
