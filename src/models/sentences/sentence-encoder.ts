import * as fs from "node:fs"
import * as path from "node:path"
import { Context, Effect, Layer } from "effect"
import { findEmbedder, type Embedder, type EmbedderSettings, type ModelPlaces } from "./embedder.ts"
import { attemptLoad, BARE_GRAPH, loadModel } from "../runtime/load-model.ts"
import { loadTokenizer } from "../runtime/load-tokenizer.ts"
import { ModelError } from "../library/model-error.ts"
import { CONFIG } from "../library/model-files.ts"
import { truncated } from "./pooling.ts"
import { RecentTexts } from "../runtime/recent-texts.ts"
import { graphNames, textVector } from "./text-vector.ts"
import { TextTokens } from "./text-tokens.ts"
import { OVERLAP, tokenWindows } from "../runtime/token-windows.ts"
import { meanDirection, unitVector } from "./unit-vector.ts"

/** The vector of a text, and how it came about. */
export interface SentenceVector {
  /** L2-normalised; as long as the model's vectors are in the table. */
  readonly vector: Float32Array
  /** Length of the text in tokens, without the marks at both ends. */
  readonly tokens: number
  /** 1, or over how many overlapping windows the vector is a mean because the text did not fit into one. */
  readonly windows: number
}

/**
 * Turns a sentence into a vector with the model that the configuration names.
 *
 * One sentence a call, on one thread: a quantised model scales the activations of a whole call together, so in a batch
 * a vector would depend on its neighbours. Alone it depends on its text only, and the same text gives the same bits.
 * Parallelism comes from having one encoder in each worker thread.
 */
export class SentenceEncoder extends Context.Service<
  SentenceEncoder,
  {
    readonly model: Embedder
    /**
     * A sentence of the table; the model's prefix for documents is put before it. No text is cut off: one that is longer
     * than the model can read becomes the mean of its windows.
     */
    readonly embed: (text: string) => Effect.Effect<SentenceVector>
  }
>()("jianbao/models/SentenceEncoder") {
  /** `keep`: bytes of recent sentences and vectors that are kept; 0 where every sentence is to be computed. */
  static readonly layer = (settings: EmbedderSettings, places: ModelPlaces = {}, keep: number = RECENT) =>
    Layer.effect(
      SentenceEncoder,
      Effect.gen(function* () {
        const model = yield* findEmbedder(settings, places)
        const { tokens, encoder } = yield* load(model)
        yield* checkRoom(model, tokens)
        const recent = new RecentTexts<SentenceVector>(keep)

        const embed = Effect.fnUntraced(function* (text: string) {
          const known = recent.get(text)
          if (known !== undefined) return known
          const { opening, content, closing } = tokens.encode(text)
          const capacity = model.maxTokens - opening.length - closing.length
          const windows = tokenWindows(content.length, capacity, Math.min(OVERLAP, capacity >> 1))
          const units: Array<Float64Array> = []
          for (const { start, end } of windows) {
            const ids = [...opening, ...content.slice(start, end), ...closing]
            const vector = yield* Effect.promise(() => textVector(encoder, ids, model.pooling))
            if (vector.length !== model.width) throw new RangeError(otherWidth(model, vector.length))
            units.push(unitVector(truncated(vector, model.vectors.dimensions)))
          }
          const lengths = windows.map(({ start, end }) => end - start)
          const vector = Float32Array.from(units.length === 1 ? units[0]! : meanDirection(units, lengths))
          const found: SentenceVector = { vector, tokens: content.length, windows: windows.length }
          recent.add(text, vector.byteLength + 2 * text.length, found)
          return found
        })

        return SentenceEncoder.of({ model, embed })
      })
    )
}

/**
 * Bytes: some 15,000 sentences and vectors, those of 300 bulletins. So a sentence that comes back (a masthead, a slogan,
 * what several bulletins report) is computed once in a part, and mostly once in all that a worker does.
 */
const RECENT = 32 * 2 ** 20

/** What stands around a text must leave room for it. */
const checkRoom = ({ directory, maxTokens, documentPrefix }: Embedder, tokens: TextTokens) => {
  const { opening, closing } = tokens.encode("")
  if (opening.length + closing.length < maxTokens) return Effect.void
  return new ModelError({
    reason: "invalid",
    message: `the model in ${directory} reads ${maxTokens} tokens, and embed.documentPrefix (${documentPrefix.length} characters) leaves no room for a sentence; make it shorter`
  })
}

const otherWidth = ({ directory, width }: Embedder, found: number): string =>
  `the model in ${directory} makes vectors of ${found} numbers, not of ${width}; correct hidden_size in its config.json or embed.dimensions`

const load = Effect.fn("SentenceEncoder.load")(function* ({ directory, graph, device, documentPrefix }: Embedder) {
  const encode = yield* attemptLoad(directory, () => loadTokenizer(directory))
  const config = fs.existsSync(path.join(directory, CONFIG)) ? {} : { config: BARE_GRAPH }
  const encoder = yield* loadModel(directory, { graph, device, ...config })
  yield* attemptLoad(directory, async () => graphNames(encoder))
  return { tokens: new TextTokens(encode, documentPrefix), encoder }
})
