import { readFileSync } from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { bundledModel } from "../../models/library/bundled.ts"
import { CharacterEncoder } from "../../models/characters/character-encoder.ts"
import { ModelError } from "../../models/library/model-error.ts"
import { decodeWords, type KnownWords } from "./decode-words.ts"
import { DICTIONARY, WORD_LIST } from "./tagger.ts"
import { POSITIONS } from "./word-lattice.ts"
import type { Word } from "./words.ts"

/**
 * Code points that are read at once, as many as names are looked for at once: the encoder is asked for the same text
 * then, and answers from memory. A word may end at the edge; no sentence of prose comes near it.
 */
const LONGEST_SENTENCE = 10_000

/** Words and parts of speech by the heads `words` and `pos` of the encoder of characters, with the dictionary's help. */
export const encoderWords = Effect.fn("encoderWords")(function* () {
  const { model, labels, read } = yield* CharacterEncoder
  if (labels.words.join() !== POSITIONS.join()) {
    return yield* new ModelError({
      reason: "invalid",
      message: `${model.directory}/labels.json: words should be ${POSITIONS.join(", ")}, not ${labels.words.join(", ")}`
    })
  }
  const dictionary = yield* readDictionary()
  return Effect.fnUntraced(function* (sentence: string) {
    const characters = Array.from(sentence)
    const words: Array<Word> = []
    for (let origin = 0; origin < characters.length; origin += LONGEST_SENTENCE) {
      const piece = characters.slice(origin, origin + LONGEST_SENTENCE).join("")
      for (const word of decodeWords(piece, yield* read(piece), labels.pos, dictionary)) {
        words.push({ ...word, start: origin + word.start, end: origin + word.end })
      }
    }
    return words
  })
})

/** The words of the dictionary, without their weights. */
const readDictionary = Effect.fnUntraced(function* () {
  const { directory } = yield* bundledModel(DICTIONARY)
  const lines = readFileSync(path.join(directory, WORD_LIST), "utf8").split("\n")
  return new Set(lines.map((line) => line.slice(0, line.indexOf(" ")))) satisfies KnownWords
})
