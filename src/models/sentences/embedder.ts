import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { Pooling, type Device, type VectorLayout, type WeightType } from "../../domain/embedding.ts"
import { bundledModel } from "../library/bundled.ts"
import { inspectFolder, readLimits } from "../library/inspect-folder.ts"
import { ModelError } from "../library/model-error.ts"
import { CONFIG, modelDigest } from "../library/model-files.ts"
import { modelId, modelSource, type ModelSource } from "../library/model-source.ts"
import { hubFolder, modelsFolder } from "../library/models-folder.ts"

/** The section of the configuration that says which model makes the vectors, and how. */
export type EmbedderSettings = Configuration["embed"]

/** Where models are kept; each has a default. */
export interface ModelPlaces {
  /** The folder of the bundled models. */
  readonly bundled?: string
  /** The folder of all others. */
  readonly added?: string
  /** The hub, as the beginning of an address. */
  readonly host?: string
}

/** All that the vector of a sentence depends on besides the sentence: a model whose files are known to be whole, and its use. */
export interface Embedder {
  readonly id: string
  readonly kind: "embedder"
  /** Absolute path of the model's folder, and the graph in it. */
  readonly directory: string
  readonly graph: string
  /** Of a model from a hub. */
  readonly revision: string | null
  /** What identifies the files: see `modelDigest`. */
  readonly digest: string
  readonly dtype: string
  readonly pooling: Pooling
  /** Put before a sentence of the table; and recorded for whoever embeds a query to search the table with. */
  readonly documentPrefix: string
  readonly queryPrefix: string
  /** Numbers that the model makes of a text, of which the table may keep the first. */
  readonly width: number
  /** The most tokens that fit into one call, the marks at both ends included. */
  readonly maxTokens: number
  readonly vectors: VectorLayout
  readonly device: Device
}

/** Finds the model that a configuration names on this machine, and checks its files. Nothing is downloaded. */
export const findEmbedder = Effect.fn("findEmbedder")(function* (settings: EmbedderSettings, places: ModelPlaces = {}) {
  const source = modelSource(settings.model)
  const found =
    source.kind === "bundled"
      ? yield* bundledEmbedder(source.folder, settings, places)
      : yield* otherEmbedder(source, settings, places)
  const dimensions = settings.dimensions ?? found.dimensions
  if (dimensions > found.dimensions) {
    return yield* unfit(
      `embed.dimensions is ${dimensions}, but ${settings.model} makes vectors of ${found.dimensions} numbers; leave it out, or name a smaller length that the model was trained for`
    )
  }
  const { dimensions: width, ...rest } = found
  const { documentPrefix, queryPrefix, vectors: element, device } = settings
  return {
    kind: "embedder",
    revision: source.kind === "hub" ? settings.revision : null,
    ...rest,
    width,
    documentPrefix,
    queryPrefix,
    vectors: { dimensions, element },
    device
  } satisfies Embedder
})

const bundledEmbedder = Effect.fnUntraced(function* (folder: string, settings: EmbedderSettings, places: ModelPlaces) {
  const { directory, description, digest } = yield* bundledModel(folder, places.bundled)
  const { kind, pooling, dimensions, maxTokens, dtype = "", files } = description
  const graph = files.find((file) => file.path.endsWith(".onnx"))?.path
  if (
    kind !== "embedder" ||
    !isPooling(pooling) ||
    maxTokens === undefined ||
    dimensions === undefined ||
    graph === undefined
  ) {
    return yield* unfit(
      `${directory} holds a model of kind ${kind} with pooling ${pooling ?? "none"}, but sentences are embedded by an embedder with pooling ${Pooling.literals.join(", ")}; set embed.model to one (jianbao models lists them)`
    )
  }
  for (const [key, has] of [
    ["dtype", dtype],
    ["pooling", pooling]
  ] as const) {
    if (settings[key] !== null && settings[key] !== has) {
      return yield* unfit(`embed.${key} is ${settings[key]}, but ${folder} has ${has} only; leave embed.${key} out`)
    }
  }
  if (settings.digest !== null) yield* checkDigest(digest, settings.digest, directory)
  return { id: description.id, directory, graph, digest, dtype, pooling, dimensions, maxTokens }
})

const isPooling = (value: unknown): value is Pooling => Pooling.literals.includes(value as Pooling)

/** The type of weights that is taken where nothing is said. */
export const DEFAULT_DTYPE: WeightType = "fp32"

const otherEmbedder = Effect.fnUntraced(function* (
  source: Exclude<ModelSource, { readonly kind: "bundled" }>,
  settings: EmbedderSettings,
  places: ModelPlaces
) {
  const { digest: wanted, revision, pooling, dtype = DEFAULT_DTYPE } = yield* pinned(source, settings)
  const directory =
    source.kind === "folder"
      ? path.resolve(source.directory)
      : hubFolder({ id: source.id, revision: revision!, dtype }, places.added ?? modelsFolder())
  if (source.kind === "hub" && !fs.existsSync(directory)) {
    return yield* new ModelError({
      reason: "missing",
      message: `${source.id} is not on this machine (${directory}); jianbao run downloads it, or jianbao models add ${source.id} --revision ${revision} --dtype ${dtype}`
    })
  }
  const { graph, files } = yield* inspectFolder(directory, dtype)
  const digest = modelDigest(files)
  yield* checkDigest(digest, wanted, directory)
  const { dimensions = settings.dimensions, maxTokens } = yield* readLimits(directory)
  if (dimensions === null) {
    return yield* unfit(
      `${directory} does not say how long its vectors are (hidden_size in ${CONFIG}); say it with embed.dimensions`
    )
  }
  return { id: modelId(source), directory, graph, digest, dtype, pooling, dimensions, maxTokens }
})

/** A model that is not bundled is used only if the configuration says by a digest which one it is. */
const pinned = Effect.fnUntraced(function* (source: ModelSource, settings: EmbedderSettings) {
  const { digest, revision, pooling, dtype } = settings
  const missing = [
    ...(digest === null ? ["embed.digest"] : []),
    ...(source.kind === "hub" && revision === null ? ["embed.revision"] : []),
    ...(pooling === null ? ["embed.pooling"] : [])
  ]
  if (digest !== null && pooling !== null && missing.length === 0) {
    return { digest, revision, pooling, ...(dtype === null ? {} : { dtype }) }
  }
  return yield* new ModelError({
    reason: "unpinned",
    message: `embed.model names ${settings.model}, which does not come with jianbao, and ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set; jianbao models add ${settings.model}${dtype === null ? "" : ` --dtype ${dtype}`} prints what to put into the configuration`
  })
})

const checkDigest = (found: string, wanted: string, directory: string): Effect.Effect<void, ModelError> =>
  found === wanted
    ? Effect.void
    : new ModelError({
        reason: "altered",
        message: `${directory} is not the model that embed.digest means: its digest is ${found}, not ${wanted}; put the right files there, or pin this one (jianbao models add)`
      })

const unfit = (message: string) => new ModelError({ reason: "unfit", message })
