import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { MODELS_ROOT } from "../../../src/models/library/bundled.ts"
import {
  CHARACTER_MODEL,
  CharacterEncoder,
  type CharacterScores,
  HEADS
} from "../../../src/models/characters/character-encoder.ts"

const SENTENCE = "昨天下午，江州市总工会召开全市工会系统表彰大会。"
const OTHERS = ["长江中下游将有大到暴雨。", "好", "𠮷", "", "一季度GDP同比增长5.3%。", "工会，".repeat(400)]

/** Bytes, which tell apart what a comparison of numbers would call equal. */
const bits = (scores: CharacterScores): string =>
  HEADS.map((head) => Buffer.from(scores[head].buffer).toString("base64")).join(" ")

layer(CharacterEncoder.layerFrom({ keep: 0 }))("the scores of a text", (it) => {
  it.effect("have a row for each code point and a column for each label", () =>
    Effect.gen(function* () {
      const { labels, read } = yield* CharacterEncoder
      for (const text of [SENTENCE, ...OTHERS]) {
        const { news, msra, pfr, uner, words, pos } = yield* read(text)
        const length = Array.from(text).length
        for (const names of [news, msra, pfr, uner]) assert.strictEqual(names.length, length * labels.entities.length)
        assert.strictEqual(words.length, length * labels.words.length)
        assert.strictEqual(pos.length, length * labels.pos.length)
      }
    })
  )

  it.effect("are the same bits whatever was read before or at the same time", () =>
    Effect.gen(function* () {
      const { read } = yield* CharacterEncoder
      const texts = [SENTENCE, ...OTHERS]
      const alone = yield* Effect.forEach(texts, read)
      const together = yield* Effect.forEach(texts.toReversed(), read, { concurrency: "unbounded" })
      assert.deepStrictEqual(together.toReversed().map(bits), alone.map(bits))
    })
  )

  it.effect("do not depend on case and width", () =>
    Effect.gen(function* () {
      const { read } = yield* CharacterEncoder
      assert.strictEqual(bits(yield* read("ＧＤＰ增长５％，见　图")), bits(yield* read("gdp增长5％，见 图")))
    })
  )

  it.effect("of a long text are those of its windows, each read by itself", () =>
    Effect.gen(function* () {
      const { read, labels } = yield* CharacterEncoder
      const text = "会议强调要坚持以人民为中心的发展思想，".repeat(40)
      const width = labels.entities.length
      const { news } = yield* read(text)
      // 760 code points: two windows of 412, of which the first counts up to 380.
      const { news: first } = yield* read(text.slice(0, 412))
      const { news: last } = yield* read(text.slice(348))
      assert.deepStrictEqual(news.slice(0, 380 * width), first.slice(0, 380 * width))
      assert.deepStrictEqual(news.slice(380 * width), last.slice((380 - 348) * width))
    })
  )
})

layer(CharacterEncoder.layer)("a text that was read before", (it) => {
  it.effect("is not read again", () =>
    Effect.gen(function* () {
      const { read } = yield* CharacterEncoder
      const first = yield* read(SENTENCE)
      yield* read("好")
      assert.strictEqual(yield* read(SENTENCE), first)
    })
  )
})

describe("the encoder of characters", () => {
  it.effect("says which file is wrong when it has other labels than it should", () =>
    Effect.gen(function* () {
      const root = yield* Effect.acquireRelease(
        Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-ner-"))),
        (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
      )
      fs.cpSync(path.join(MODELS_ROOT, CHARACTER_MODEL), path.join(root, CHARACTER_MODEL), { recursive: true })
      fs.writeFileSync(path.join(root, CHARACTER_MODEL, "labels.json"), "{}")
      const error = yield* Effect.flip(Layer.build(CharacterEncoder.layerFrom({ root })))
      assert.strictEqual(error.reason, "altered")
      assert.include(error.message, "labels.json")
    })
  )
})
