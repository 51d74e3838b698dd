import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { defaults } from "../../../src/configuration/configuration.ts"
import { CharacterEncoder } from "../../../src/models/characters/character-encoder.ts"
import { encoderWords } from "../../../src/stages/segment/encoder-words.ts"
import { segment } from "../../../src/stages/segment/segment.ts"

const LABELS = { entities: ["O"], words: ["B", "M", "E", "S"], pos: ["n", "w"], calibration: [] } as const

/** An encoder that sees words of two characters, all of them nouns. */
const stub = (labels: object = LABELS) =>
  Layer.succeed(CharacterEncoder, {
    labels: { ...LABELS, ...labels },
    model: { directory: "models/stub" },
    read: (text: string) => {
      const length = Array.from(text).length
      const words = Float32Array.from(
        { length: 4 * length },
        (_, i) => ((i >> 2) % 2 === 0 ? [9, 0, 0, 0] : [0, 0, 9, 0])[i % 4]!
      )
      return Effect.succeed({ words, pos: new Float32Array(2 * length).map((_, i) => 1 - (i % 2)) })
    }
  } as unknown as typeof CharacterEncoder.Service)

const words = (sentence: string) =>
  Effect.runPromise(
    encoderWords().pipe(
      Effect.flatMap((read) => read(sentence)),
      Effect.provide(stub())
    )
  )

describe("the encoder as an engine for words", () => {
  it("tiles a sentence with what the encoder sees", async () => {
    expect((await words("公路修好")).map(({ text, pos }) => `${text}/${pos}`)).toEqual(["公路/n", "修好/n"])
    expect(await words("")).toEqual([])
  })

  it("reads a text without a stop piece by piece", async () => {
    const text = "𠮷路".repeat(12_345)
    const found = await words(text)
    expect(found.map((word) => word.text).join("")).toBe(text)
    expect(found.every((word, i) => word.start === (found[i - 1]?.end ?? 0))).toBe(true)
  })

  it("says what is wrong with a model that has other positions", async () => {
    const failure = await Effect.runPromise(
      encoderWords().pipe(Effect.provide(stub({ words: ["S", "B", "M", "E"] })), Effect.flip)
    )
    expect(failure.message).toContain("labels.json")
  })
})

describe("the models that segmenting needs", () => {
  it("are the dictionary, and the encoder only when the configuration says so", () => {
    expect(segment.models(defaults)).toEqual(["words"])
    expect(segment.models({ ...defaults, segment: { words: "encoder" } })).toEqual(["ner", "words"])
  })
})
