import { Context, Effect, Layer } from "effect"
import { bundledModel, type BundledModel } from "./bundled.ts"
import { clsVector } from "./cls-vector.ts"
import { attemptLoad, loadModel } from "./load-model.ts"
import { ModelError } from "./model-error.ts"
import { tokenWindows } from "./token-windows.ts"
import { transformers } from "./transformers.ts"
import { meanDirection, unitVector } from "./unit-vector.ts"

/** The vector of a text, and how it came about. */
export interface SentenceVector {
  /** L2-normalised; as long as the model's `dimensions`. */
  readonly vector: Float32Array
  /** Length of the text in tokens, without the marks at both ends. */
  readonly tokens: number
  /** 1, or over how many overlapping windows the vector is a mean because the text did not fit into one. */
  readonly windows: number
}

/**
 * Turns a sentence into a vector with one of the bundled models.
 *
 * One sentence a call, on one thread: the model quantises the activations of a whole call with one scale, so in a batch
 * a vector would depend on its neighbours. Alone it depends on its text only, and the same text gives the same bits.
 * Parallelism comes from having one encoder in each worker thread.
 */
export class SentenceEncoder extends Context.Service<
  SentenceEncoder,
  {
    readonly model: BundledModel
    /** No text is cut off: one that is longer than the model can read becomes the mean of its windows. */
    readonly embed: (text: string) => Effect.Effect<SentenceVector>
  }
>()("jianbao/models/SentenceEncoder") {
  /** `model` is a folder below `root`, by default one of those that come with the package. */
  static readonly layer = (options: { readonly model: string; readonly root?: string }) =>
    Layer.effect(
      SentenceEncoder,
      Effect.gen(function* () {
        const model = yield* bundledModel(options.model, options.root)
        const maxTokens = yield* embedderMaxTokens(model)
        const { tokenizer, encoder } = yield* load(model)

        const embed = Effect.fnUntraced(function* (text: string) {
          const marked = tokenizer.encode(text)
          const opening = marked[0]!
          const closing = marked.at(-1)!
          const content = marked.slice(1, -1)
          const windows = tokenWindows(content.length, maxTokens - 2)
          const units: Array<Float64Array> = []
          for (const { start, end } of windows) {
            const ids = [opening, ...content.slice(start, end), closing]
            units.push(unitVector(yield* Effect.promise(() => clsVector(encoder, ids))))
          }
          const lengths = windows.map(({ start, end }) => end - start)
          const vector = Float32Array.from(units.length === 1 ? units[0]! : meanDirection(units, lengths))
          return { vector, tokens: content.length, windows: windows.length } satisfies SentenceVector
        })

        return SentenceEncoder.of({ model, embed })
      })
    )
}

const embedderMaxTokens = ({ directory, description }: BundledModel): Effect.Effect<number, ModelError> => {
  const { kind, pooling, maxTokens } = description
  if (kind === "embedder" && pooling === "cls" && maxTokens !== undefined) return Effect.succeed(maxTokens)
  return new ModelError({
    reason: "invalid",
    message: `${directory} holds a model of kind ${kind} with pooling ${pooling ?? "none"}, but sentences are embedded by an embedder with pooling cls; set embed.model to the folder of one (jianbao models lists them)`
  })
}

const load = Effect.fn("SentenceEncoder.load")(function* ({ directory }: BundledModel) {
  const { AutoTokenizer } = yield* attemptLoad(directory, transformers)
  const tokenizer = yield* attemptLoad(directory, () =>
    AutoTokenizer.from_pretrained(directory, { local_files_only: true })
  )
  const encoder = yield* loadModel(directory, { dtype: "q8" })
  return { tokenizer, encoder }
})
