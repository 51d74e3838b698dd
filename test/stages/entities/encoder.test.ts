import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { CharacterEncoder } from "../../../src/models/characters/character-encoder.ts"
import { encoderRecogniser } from "../../../src/stages/entities/encoder.ts"

/** Sentences with their names in brackets; a letter says which type: P, L or O. */
const SENTENCES = [
  "[P李克强]在[L北京]会见了来访的外宾。",
  "[O外交部]发言人[P毛宁]主持例行记者会。",
  "[L福建省]的[P林望舒]同志作了发言。",
  "[L𠮷林省]和[L辽宁省]昨日普降大雪。",
  "会议传达学习了有关文件精神。",
  // As the news of today's mainland would write it, for reading only.
  "[L美国]总统[P唐纳德•特朗普]发表讲话。",
  "[L廣東省]和[L福建省]昨日普降大雪。"
]

const TYPES = { P: "PER", L: "LOC", O: "ORG" } as const

const annotated = (marked: string) => {
  const text = marked.replaceAll(/\[[PLO]|\]/g, "")
  const names = Array.from(marked.matchAll(/\[([PLO])(.*?)\]/g), ([, type, name]) => [
    name,
    TYPES[type as keyof typeof TYPES]
  ])
  return { text, names }
}

layer(CharacterEncoder.layer)("names by the trained encoder", (it) => {
  for (const marked of SENTENCES) {
    it.effect(marked, () =>
      Effect.gen(function* () {
        const { recognise } = yield* encoderRecogniser()
        const { text, names } = annotated(marked)
        const characters = new CodePoints(text)
        const found = yield* recognise({ text, words: [] })
        assert.deepStrictEqual(
          found.map(({ start, end, type }) => [characters.slice(start, end), type]),
          names
        )
        for (const { score } of found) assert.isTrue(score > 0.5 && score <= 1)
      })
    )
  }

  it.effect("are found wherever they stand in a sentence that is longer than the model reads", () =>
    Effect.gen(function* () {
      const { recognise } = yield* encoderRecogniser()
      const clause = "李克强在北京会见了来访的外宾，"
      const found = yield* recognise({ text: clause.repeat(80), words: [] })
      assert.deepStrictEqual(
        found.map(({ start, end, type }) => [start % clause.length, end - start, type]),
        Array.from({ length: 160 }, (_, i) => (i % 2 === 0 ? [0, 3, "PER"] : [4, 2, "LOC"]))
      )
    })
  )

  it.effect("are found in a file without a single stop", () =>
    Effect.gen(function* () {
      const { recognise } = yield* encoderRecogniser()
      const text = "他说，".repeat(1500) + "李克强在北京。"
      const found = yield* recognise({ text, words: [] })
      assert.deepStrictEqual(
        found.slice(-2).map(({ start, type }) => [text.slice(start, start + 2), type]),
        [
          ["李克", "PER"],
          ["北京", "LOC"]
        ]
      )
    })
  )
})
