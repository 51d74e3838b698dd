import { assert, describe, it, layer } from "@effect/vitest"
import { Effect } from "effect"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { CharacterEncoder } from "../../../src/models/characters/character-encoder.ts"
import { isJustAWord, readCommonWords } from "../../../src/stages/entities/common-words.ts"
import { encoderRecogniser } from "../../../src/stages/entities/encoder.ts"

describe("a mention that is just a common word", () => {
  const words = new Set(["菠菜"])

  it("is dropped if it is doubtful, and only then", () => {
    assert.isTrue(isJustAWord(words, "菠菜", { score: 0.5 }))
    assert.isFalse(isJustAWord(words, "菠菜", { score: 0.9 }))
    assert.isFalse(isJustAWord(words, "李菠菜", { score: 0.5 }))
  })
})

layer(CharacterEncoder.layer)("the common words of the encoder", (it) => {
  it.effect("are words of everyday life and no names", () =>
    Effect.gen(function* () {
      const { model } = yield* CharacterEncoder
      const words = yield* readCommonWords(model)
      for (const word of ["菠菜", "番茄", "天亮", "平原"]) assert.isTrue(words.has(word), word)
      for (const name of ["北京", "月球", "习近平", "国会", "外交部", ""]) assert.isFalse(words.has(name), name)
    })
  )

  it.effect("are not left among the doubtful names of a market report", () =>
    Effect.gen(function* () {
      const { model } = yield* CharacterEncoder
      const words = yield* readCommonWords(model)
      const { recognise } = yield* encoderRecogniser()
      const text = "菠菜  7.2  番茄  5.8  杨梅  18.0  东风2级  多云"
      const characters = new CodePoints(text)
      for (const mention of yield* recognise({ text, words: [] }))
        assert.isFalse(isJustAWord(words, characters.slice(mention.start, mention.end), mention))
    })
  )
})
