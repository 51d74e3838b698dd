import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { DESCRIPTION, ModelDescription, type ModelFile } from "./model-description.ts"
import { ModelError } from "./model-error.ts"
import { fileDigest, modelDigest } from "./model-files.ts"

/** The folder of the bundled models: `models/` of the package, as seen from `src` and from `dist` alike. */
export const MODELS_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "models")

const REINSTALL = "restore it from the repository (git checkout -- models) or reinstall the package"

/** A bundled model whose files are as they were made. */
export interface BundledModel {
  /** Name of its folder below the root. */
  readonly folder: string
  /** Absolute path of that folder. */
  readonly directory: string
  readonly description: ModelDescription
  readonly id: string
  readonly kind: string
  /** What identifies the weights: see `modelDigest`. */
  readonly digest: string
  readonly dtype: string | null
  readonly pooling: string | null
}

/** Reads a model's description and compares every file with the digest in it; 20 MB take some 20 ms. */
export const bundledModel = Effect.fn("bundledModel")(function* (folder: string, root: string = MODELS_ROOT) {
  const directory = path.join(root, folder)
  const description = yield* readDescription(directory)
  for (const file of description.files) yield* verifyFile(directory, file)
  const { id, kind, dtype = null, pooling = null } = description
  const digest = modelDigest(description.files)
  return { folder, directory, description, id, kind, digest, dtype, pooling } satisfies BundledModel
})

/** Folders below a root that hold a description, by name. */
export const describedFolders = (root: string): Effect.Effect<ReadonlyArray<string>, ModelError> =>
  attempt(`cannot list the models in ${root}`, () =>
    fs
      .readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(root, entry.name, DESCRIPTION)))
      .map((entry) => entry.name)
      .toSorted()
  )

/** `model.json` of a folder. */
export const readDescription = Effect.fnUntraced(function* (directory: string) {
  const location = path.join(directory, DESCRIPTION)
  const text = yield* attempt(`cannot read the model file ${location}`, () => fs.readFileSync(location))
  return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(ModelDescription))(text.toString("utf8")).pipe(
    Effect.mapError(
      (cause) => new ModelError({ reason: "invalid", message: `${location}: ${cause.message}; ${REINSTALL}` })
    )
  )
})

/** Fails unless a file is the one that the description means. */
export const verifyFile = Effect.fnUntraced(function* (directory: string, file: ModelFile) {
  const location = path.join(directory, file.path)
  const { sha256: found } = yield* attempt(`cannot read the model file ${location}`, () => fileDigest(location))
  if (found === file.sha256) return
  return yield* new ModelError({
    reason: "altered",
    message: `${location} has been altered: its sha256 is ${found}, ${DESCRIPTION} says ${file.sha256}; ${REINSTALL}`
  })
})

const attempt = <A>(failure: string, run: () => A): Effect.Effect<A, ModelError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new ModelError({ reason: "missing", message: `${failure}: ${(cause as Error).message}; ${REINSTALL}` })
  })
