import { Context, Effect, Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { CHARACTER_MODEL, CharacterEncoder } from "../../models/characters/character-encoder.ts"
import { encoderWords } from "./encoder-words.ts"
import { DICTIONARY, Tagger } from "./tagger.ts"
import { splitWords, type Word } from "./words.ts"

/** The words of a sentence and their parts of speech. They depend on its text only, and tile it. */
export class WordSegmenter extends Context.Service<
  WordSegmenter,
  { readonly words: (sentence: string) => Effect.Effect<ReadonlyArray<Word>> }
>()("jianbao/stages/segment/WordSegmenter") {
  /** Words by a dictionary: fast. */
  static readonly layerJieba = Layer.effect(
    WordSegmenter,
    Effect.map(Tagger, ({ tag }) =>
      WordSegmenter.of({ words: (sentence) => Effect.sync(() => splitWords(sentence, tag)) })
    )
  ).pipe(Layer.provide(Tagger.layer))

  /** Words by an encoder that also finds names: slower. */
  static readonly layerEncoderOf = <E>(encoder: Layer.Layer<CharacterEncoder, E>) =>
    Layer.effect(
      WordSegmenter,
      Effect.map(encoderWords(), (words) => WordSegmenter.of({ words }))
    ).pipe(Layer.provide(encoder))

  /** The one that comes with the package. */
  static readonly layerEncoder = WordSegmenter.layerEncoderOf(CharacterEncoder.layer)
}

/** The engine that the configuration names. */
export const layerWordSegmenter = ({ words }: Configuration["segment"]) =>
  words === "encoder" ? WordSegmenter.layerEncoder : WordSegmenter.layerJieba

/** The models that it needs: folders below `models/`. */
export const wordModels = ({ words }: Configuration["segment"]): ReadonlyArray<string> =>
  words === "encoder" ? [CHARACTER_MODEL, DICTIONARY] : [DICTIONARY]
