import * as fs from "node:fs"
import * as path from "node:path"
import { Effect, Result } from "effect"
import { describedFolders, MODELS_ROOT, readDescription, verifyFile } from "./bundled.ts"
import type { ModelPlaces } from "../sentences/embedder.ts"
import { modelDigest } from "./model-files.ts"
import { modelsFolder } from "./models-folder.ts"

/** A model that comes with the package or was added. */
export interface KnownModel {
  /** Name of its folder, among the bundled models or among those added. */
  readonly folder: string
  readonly id: string
  readonly kind: string
  readonly from: "bundled" | "added"
  readonly directory: string
  readonly dtype: string | null
  /** Length of its vectors, if it makes any. */
  readonly dimensions: number | null
  /** Size of its files. */
  readonly bytes: number
  readonly digest: string
  readonly licence: string
}

/** A model whose files have been compared with its description. `problem` says why one did not verify. */
export interface ModelStatus extends KnownModel {
  readonly verified: boolean
  readonly problem: string | null
}

/** Every model that is known, the bundled ones first, by folder. Fails only where a description cannot be read. */
export const listModels = Effect.fn("listModels")(function* (places: ModelPlaces = {}) {
  const bundled = yield* modelsIn(places.bundled ?? MODELS_ROOT, "bundled")
  const added = places.added ?? modelsFolder()
  return fs.existsSync(added) ? [...bundled, ...(yield* modelsIn(added, "added"))] : bundled
})

/** The same, with the digest of every file taken. */
export const verifyModels = Effect.fn("verifyModels")(function* (places: ModelPlaces = {}) {
  return yield* Effect.forEach(yield* listModels(places), ({ files, ...model }) =>
    Effect.result(Effect.forEach(files, (file) => verifyFile(model.directory, file))).pipe(
      Effect.map((checked): ModelStatus => {
        const problem = Result.isFailure(checked) ? checked.failure.message : null
        return { ...model, verified: problem === null, problem }
      })
    )
  )
})

const modelsIn = Effect.fnUntraced(function* (root: string, from: KnownModel["from"]) {
  return yield* Effect.forEach(yield* describedFolders(root), (folder) =>
    Effect.map(readDescription(path.join(root, folder)), (description) => {
      const { id, kind, licence, files, dtype = null, dimensions = null } = description
      const directory = description.directory ?? path.join(root, folder)
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      return { folder, id, kind, from, directory, dtype, dimensions, bytes, digest: modelDigest(files), licence, files }
    })
  )
})
