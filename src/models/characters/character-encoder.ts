import * as fs from "node:fs"
import * as path from "node:path"
import type { Tensor } from "@huggingface/transformers"
import { Context, Effect, Layer, Schema } from "effect"
import type { Span } from "../../domain/span.ts"
import { bundledModel, type BundledModel } from "../library/bundled.ts"
import { CharacterLabels } from "./character-labels.ts"
import { CharacterVocabulary } from "./character-vocabulary.ts"
import { countedParts } from "../runtime/counted-parts.ts"
import { attemptLoad, BARE_GRAPH, loadModel } from "../runtime/load-model.ts"
import { ModelError } from "../library/model-error.ts"
import { RecentTexts } from "../runtime/recent-texts.ts"
import { tokenWindows } from "../runtime/token-windows.ts"
import { transformers } from "../runtime/transformers.ts"

/** Folder below `models/`. */
export const CHARACTER_MODEL = "ner"

/**
 * What the encoder is asked of each character: which name it is part of, by our convention (`news`) and by those of
 * the corpora that it was trained on too; where it stands in its word; its word's part of speech.
 */
export const HEADS = ["news", "msra", "pfr", "uner", "words", "pos"] as const
export type Head = (typeof HEADS)[number]

/** What each head says of a text: logits, a row for each code point, a column for each of the head's labels. */
export type CharacterScores = Readonly<Record<Head, Float32Array>>

/** The most code points that fit into one call; the marks at both ends come on top. */
const CAPACITY = 510

/** Code points whose scores are kept: those of a long bulletin. They take some 400 bytes each. */
const RECENT = 16_384

/**
 * One small encoder over characters, with a head for each question. One pass answers all of them, so the scores of
 * recent texts are kept: who asks for the names of a sentence after its words pays once.
 *
 * One sentence a call, on one thread: the model quantises the activations of a whole call with one scale, so in a
 * batch the scores would depend on the neighbours. Alone they depend on the text only, bit for bit.
 */
export class CharacterEncoder extends Context.Service<
  CharacterEncoder,
  {
    readonly model: BundledModel
    readonly labels: CharacterLabels
    /** A text that is longer than the model reads is read in overlapping windows. */
    readonly read: (text: string) => Effect.Effect<CharacterScores>
  }
>()("jianbao/models/CharacterEncoder") {
  /**
   * `root` is the folder of the models, by default of those that come with the package; `keep`, how many code points
   * of recent texts are kept.
   */
  static readonly layerFrom = ({ root, keep = RECENT }: { readonly root?: string; readonly keep?: number } = {}) =>
    Layer.effect(
      CharacterEncoder,
      Effect.gen(function* () {
        const model = yield* bundledModel(CHARACTER_MODEL, root)
        yield* checkKind(model)
        const labels = yield* readLabels(model)
        const vocabulary = yield* readVocabulary(model)
        const run = yield* load(model)
        const recent = new RecentTexts<CharacterScores>(keep)

        const read = Effect.fnUntraced(function* (text: string) {
          const known = recent.get(text)
          if (known !== undefined) return known
          const ids = vocabulary.encode(text)
          const windows = tokenWindows(ids.length, CAPACITY)
          const parts = countedParts(windows)
          const scores = emptyScores(ids.length, labels)
          for (const [i, { start, end }] of windows.entries()) {
            const marked = [vocabulary.opening, ...ids.slice(start, end), vocabulary.closing]
            const output = yield* Effect.promise(() => run(marked))
            copyRows(output, start - 1, parts[i]!, ids.length, scores)
          }
          recent.add(text, ids.length, scores)
          return scores
        })

        return CharacterEncoder.of({ model, labels, read })
      })
    )

  /** The one that comes with the package; the same layer wherever it is asked for, so a worker loads it once. */
  static readonly layer = CharacterEncoder.layerFrom()
}

type HeadOutput = Readonly<Record<Head, Tensor>>

const emptyScores = (length: number, labels: CharacterLabels): CharacterScores => {
  const names = () => new Float32Array(length * labels.entities.length)
  return {
    news: names(),
    msra: names(),
    pfr: names(),
    uner: names(),
    words: new Float32Array(length * labels.words.length),
    pos: new Float32Array(length * labels.pos.length)
  }
}

/** Copies the rows of a part out of the runtime's memory. `origin`: the code point that row 0 of the output stands for. */
const copyRows = (output: HeadOutput, origin: number, part: Span, length: number, scores: CharacterScores): void => {
  for (const head of HEADS) {
    const tensor = output[head]
    const width = scores[head].length / length
    const rows = tensor.data as Float32Array
    if (part.start < part.end)
      scores[head].set(rows.subarray((part.start - origin) * width, (part.end - origin) * width), part.start * width)
    tensor.dispose()
  }
}

const KIND = "entities"

const checkKind = ({ directory, kind }: BundledModel): Effect.Effect<void, ModelError> =>
  kind === KIND
    ? Effect.void
    : new ModelError({
        reason: "invalid",
        message: `${directory} holds a model of kind ${kind}, but names and words are read off one of kind ${KIND}; restore it from the repository (git checkout -- models)`
      })

const readLabels = Effect.fnUntraced(function* ({ directory }: BundledModel) {
  const file = path.join(directory, "labels.json")
  return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(CharacterLabels))(fs.readFileSync(file, "utf8")).pipe(
    Effect.mapError((cause) => new ModelError({ reason: "invalid", message: `${file}: ${cause.message}` }))
  )
})

const readVocabulary = ({ directory }: BundledModel): Effect.Effect<CharacterVocabulary, ModelError> => {
  const file = path.join(directory, "vocabulary.txt")
  return Effect.try({
    try: () => new CharacterVocabulary(fs.readFileSync(file, "utf8")),
    catch: (cause) => new ModelError({ reason: "invalid", message: `${file}: ${(cause as Error).message}` })
  })
}

const load = Effect.fn("CharacterEncoder.load")(function* ({ directory }: BundledModel) {
  const { Tensor } = yield* attemptLoad(directory, transformers)
  const encoder = yield* loadModel(directory, { config: BARE_GRAPH })
  return (ids: ReadonlyArray<number>): Promise<HeadOutput> =>
    encoder({ input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]) })
})
