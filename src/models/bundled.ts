import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, Result, Schema } from "effect"
import { ModelDescription, type ModelFile } from "./model-description.ts"
import { ModelError } from "./model-error.ts"

/** The folder of the bundled models: `models/` of the package, seen from `src/models` and from `dist/models` alike. */
export const MODELS_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "models")

const DESCRIPTION = "model.json"
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

/** One line of `jianbao models`. `problem` says why a model did not verify. */
export interface ModelStatus {
  readonly folder: string
  readonly id: string
  readonly kind: string
  readonly licence: string
  readonly digest: string
  readonly verified: boolean
  readonly problem: string | null
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

/** Every model below the root, verified or not, by folder. Fails only where a description cannot be read. */
export const listBundledModels = Effect.fn("listBundledModels")(function* (root: string = MODELS_ROOT) {
  const entries = yield* attempt(`cannot list the models in ${root}`, () =>
    fs.readdirSync(root, { withFileTypes: true })
  )
  const folders = entries
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(root, entry.name, DESCRIPTION)))
    .map((entry) => entry.name)
    .toSorted()
  return yield* Effect.forEach(folders, (folder) => statusOf(folder, root))
})

const statusOf = Effect.fnUntraced(function* (folder: string, root: string) {
  const { id, kind, licence, files } = yield* readDescription(path.join(root, folder))
  const checked = yield* Effect.result(bundledModel(folder, root))
  const problem = Result.isFailure(checked) ? checked.failure.message : null
  const verified = problem === null
  return { folder, id, kind, licence, digest: modelDigest(files), verified, problem } satisfies ModelStatus
})

/**
 * SHA-256 over the lines that `sha256sum` prints for the files, in the order of their paths: it changes when the
 * content or the name of a file does, and with nothing else in the folder.
 */
export const modelDigest = (files: ReadonlyArray<ModelFile>): string => {
  const lines = files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map((file) => `${file.sha256}  ${file.path}\n`)
  return createHash("sha256").update(lines.join("")).digest("hex")
}

const readDescription = Effect.fnUntraced(function* (directory: string) {
  const location = path.join(directory, DESCRIPTION)
  const text = yield* read(location)
  return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(ModelDescription))(text.toString("utf8")).pipe(
    Effect.mapError(
      (cause) => new ModelError({ reason: "invalid", message: `${location}: ${cause.message}; ${REINSTALL}` })
    )
  )
})

const verifyFile = Effect.fnUntraced(function* (directory: string, file: ModelFile) {
  const location = path.join(directory, file.path)
  const content = yield* read(location)
  const found = createHash("sha256").update(content).digest("hex")
  if (found === file.sha256) return
  return yield* new ModelError({
    reason: "altered",
    message: `${location} has been altered: its sha256 is ${found}, ${DESCRIPTION} says ${file.sha256}; ${REINSTALL}`
  })
})

const read = (location: string): Effect.Effect<Buffer, ModelError> =>
  attempt(`cannot read the model file ${location}`, () => fs.readFileSync(location))

const attempt = <A>(failure: string, run: () => A): Effect.Effect<A, ModelError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new ModelError({ reason: "missing", message: `${failure}: ${(cause as Error).message}; ${REINSTALL}` })
  })
