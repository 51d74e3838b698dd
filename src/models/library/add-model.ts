import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import type { Pooling, WeightType } from "../../domain/embedding.ts"
import { describeModel, writeDescription } from "./added-model.ts"
import { MODELS_ROOT, readDescription } from "./bundled.ts"
import { findEmbedder, type EmbedderSettings, type ModelPlaces } from "../sentences/embedder.ts"
import { downloadModel, resolveRevision } from "./hub.ts"
import type { ModelDescription } from "./model-description.ts"
import { ModelError } from "./model-error.ts"
import { modelDigest } from "./model-files.ts"
import { modelId, modelSource } from "./model-source.ts"
import { hubFolder, modelsFolder } from "./models-folder.ts"
import { tryEmbedder } from "../sentences/provide-embedder.ts"

/** A model that is to be made known, as far as somebody says what it is. */
export interface NewModel {
  /** A folder, or `owner/name` on a hub. */
  readonly name: string
  /** Of a hub's: a commit, a branch or a tag. */
  readonly revision: string | null
  readonly dtype: WeightType
  readonly pooling: Pooling | null
}

/** What `models add` found out: the keys that the configuration needs to name the model. */
export type ModelPin = Pick<EmbedderSettings, "model" | "digest" | "dtype" | "pooling"> & { readonly revision?: string }

/** Where the main branch of a repository is. */
const MAIN = "main"
const COMMIT = /^[0-9a-f]{40}$/

/**
 * Takes the digests of a model's files, downloading them first if they are on a hub, lets it embed a word, and writes
 * down what it is, so that `models list` and `models verify` know it. What is found on a hub is taken as it is: who pins
 * it trusts it.
 *
 * @param base Settings for all that a pin does not say.
 */
export const addModel = Effect.fn("addModel")(function* (
  { name, revision, dtype, pooling }: NewModel,
  base: EmbedderSettings,
  places: ModelPlaces = {}
) {
  const source = modelSource(name)
  const added = places.added ?? modelsFolder()
  switch (source.kind) {
    case "bundled":
      return yield* noneToAdd(name, places)
    case "folder": {
      const directory = path.resolve(source.directory)
      const id = modelId(source)
      const description = yield* describeModel(directory, { id, source: "a local folder", dtype, pooling })
      const pin = pinOf(name, description)
      yield* tryPin(base, { ...pin, model: directory }, places)
      yield* keep(path.join(added, `${id}@folder-${dtype}`), { ...description, directory })
      return { pin, description }
    }
    case "hub": {
      const commit =
        revision !== null && COMMIT.test(revision)
          ? revision
          : yield* resolveRevision(source.id, revision ?? MAIN, places.host)
      const model = { id: source.id, revision: commit, dtype }
      const directory = hubFolder(model, added)
      const found = fs.existsSync(directory)
        ? yield* readDescription(directory)
        : yield* downloadModel(model, { pooling, digest: null, directory, host: places.host })
      const description = { ...found, ...(pooling === null ? {} : { pooling }) }
      const pin = { ...pinOf(name, description), revision: commit }
      yield* tryPin(base, pin, places)
      return { pin, description }
    }
  }
})

/** A name without a slash is no folder's and no hub's. */
const noneToAdd = (name: string, { bundled = MODELS_ROOT }: ModelPlaces) => {
  const comes = fs.existsSync(path.join(bundled, name))
  const is = comes ? "comes with jianbao and needs no adding" : fs.existsSync(name) ? "may be a folder" : "is not there"
  return new ModelError({
    reason: "unfit",
    message: `${name} ${is}; name a folder as ./${name}, or owner/name on a hub`
  })
}

const pinOf = (model: string, { files, dtype, pooling }: ModelDescription): ModelPin => ({
  model,
  digest: modelDigest(files),
  dtype: dtype as WeightType,
  pooling: pooling as Pooling
})

const tryPin = Effect.fnUntraced(function* (base: EmbedderSettings, pin: ModelPin, places: ModelPlaces) {
  const settings: EmbedderSettings = { ...base, dimensions: null, ...pin, device: "cpu" }
  const embedder = yield* findEmbedder(settings, places)
  yield* tryEmbedder(settings, embedder, places)
})

const keep = (directory: string, description: ModelDescription): Effect.Effect<void, ModelError> =>
  Effect.try({
    try: () => {
      fs.mkdirSync(directory, { recursive: true })
      writeDescription(directory, description)
    },
    catch: (cause) =>
      new ModelError({
        reason: "missing",
        message: `cannot write down the model in ${directory}: ${(cause as Error).message}; JIANBAO_MODELS names another directory`
      })
  })
