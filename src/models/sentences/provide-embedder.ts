import * as fs from "node:fs"
import { Cause, Effect, Exit, Layer } from "effect"
import { DEFAULT_DTYPE, findEmbedder, type Embedder, type EmbedderSettings, type ModelPlaces } from "./embedder.ts"
import { downloadModel } from "../library/hub.ts"
import { ModelError } from "../library/model-error.ts"
import { modelSource } from "../library/model-source.ts"
import { hubFolder, modelsFolder } from "../library/models-folder.ts"
import { SentenceEncoder } from "./sentence-encoder.ts"

/**
 * Sees to it that the model of a configuration is on this machine and works, before anything is computed: one that is
 * named on a hub is downloaded, if its digest is the one that the configuration says; and one that is not the bundled
 * one on the CPU embeds a word, so that a provider or a graph that does not work is told of now.
 */
export const provideEmbedder = Effect.fn("provideEmbedder")(function* (
  settings: EmbedderSettings,
  places: ModelPlaces = {}
) {
  const source = modelSource(settings.model)
  const { revision, digest, pooling } = settings
  if (source.kind === "hub" && revision !== null && digest !== null && pooling !== null) {
    const model = { id: source.id, revision, dtype: settings.dtype ?? DEFAULT_DTYPE }
    const directory = hubFolder(model, places.added ?? modelsFolder())
    if (!fs.existsSync(directory)) yield* downloadModel(model, { pooling, digest, directory, host: places.host })
  }
  const embedder = yield* findEmbedder(settings, places)
  if (source.kind !== "bundled" || settings.device !== "cpu") yield* tryEmbedder(settings, embedder, places)
  return embedder
})

/** Embeds one word and says how many numbers the model's whole vector has. */
export const tryEmbedder = Effect.fn("tryEmbedder")(function* (
  settings: EmbedderSettings,
  { directory, device }: Pick<Embedder, "directory" | "device">,
  places: ModelPlaces
) {
  const tried = yield* Effect.exit(
    Effect.scoped(
      Effect.gen(function* () {
        const services = yield* Layer.build(SentenceEncoder.layer(settings, places))
        const encoder = yield* Effect.provide(SentenceEncoder, services)
        return yield* encoder.embed("好")
      })
    )
  )
  if (Exit.isSuccess(tried)) return tried.value.vector.length
  if (Cause.hasInterruptsOnly(tried.cause)) return yield* Effect.interrupt
  const error = Cause.squash(tried.cause) as Error
  if (error instanceof ModelError && device === "cpu") return yield* error
  return yield* new ModelError({
    reason: "unloadable",
    message:
      device === "cpu"
        ? `the model in ${directory} cannot embed a text: ${error.message}; jianbao reads encoders that give a vector of each token`
        : `the execution provider ${device} (embed.device) cannot be used for the model in ${directory}: ${firstLine(error)}; its libraries and its driver must be installed for onnxruntime-node, or set embed.device to cpu`
  })
})

const firstLine = ({ message }: Error): string => message.trim().split("\n")[0]!
