import { Effect, Layer } from "effect"
import { CHARACTER_MODEL, CharacterEncoder } from "../../models/characters/character-encoder.ts"
import { ModelError } from "../../models/library/model-error.ts"
import { calibrate } from "./calibration.ts"
import { isJustAWord, readCommonWords } from "./common-words.ts"
import { decode, lattice } from "./lattice.ts"
import { readingForm } from "./reading-form.ts"
import { EntityRecogniser, type Mention, type Recogniser } from "./recogniser.ts"
import { repaired } from "./repair-rules.ts"
import { tagSet } from "./tag-set.ts"

/** Folders below `models/`. */
export const ENCODER_MODELS = [CHARACTER_MODEL]

/** Conventions of names that the encoder has a head for; the product's own is `news`. */
export type Convention = "news" | "msra" | "pfr" | "uner"

/**
 * Code points that are read at once. No sentence of prose comes near it; but a file without a single stop is one
 * sentence, and a lattice over all of it would not fit into the memory.
 */
const LONGEST_SENTENCE = 4000

/**
 * The recogniser by the trained encoder. The score of a mention is the probability that just this span is a name of
 * just this type, set right by how often the encoder's probabilities came true. What is doubtful and just a common
 * word is left out; what the characters show to be wrong is set right (`REPAIR_RULES`).
 */
export const encoderRecogniser = Effect.fn("encoderRecogniser")(function* (convention: Convention = "news") {
  const { model, labels, read } = yield* CharacterEncoder
  const tags = yield* Effect.try({
    try: () => tagSet(labels.entities),
    catch: (cause) =>
      new ModelError({ reason: "invalid", message: `${model.directory}/labels.json: ${(cause as Error).message}` })
  })
  const words = yield* readCommonWords(model)
  const recognisePiece = Effect.fnUntraced(function* (characters: ReadonlyArray<string>) {
    const scores = yield* read(characters.join(""))
    return decode(lattice(scores[convention], tags, (at) => /\p{White_Space}/u.test(characters[at]!)))
  })

  const recognise = Effect.fnUntraced(function* (text: string) {
    const characters = Array.from(readingForm(text))
    const mentions: Array<Mention> = []
    for (let origin = 0; origin < characters.length; origin += LONGEST_SENTENCE) {
      const found = yield* recognisePiece(characters.slice(origin, origin + LONGEST_SENTENCE))
      for (const { start, end, type, score } of found) {
        const span = { start: origin + start, end: origin + end }
        const mention = { ...span, type, score: calibrate(labels.calibration, score) }
        if (!isJustAWord(words, characters.slice(span.start, span.end).join(""), mention)) mentions.push(mention)
      }
    }
    return repaired(characters, mentions)
  })

  return { name: "encoder", sees: ({ text }) => text, recognise: ({ text }) => recognise(text) } satisfies Recogniser
})

export const layerEncoderRecogniser = Layer.effect(EntityRecogniser, encoderRecogniser()).pipe(
  Layer.provide(CharacterEncoder.layer)
)
