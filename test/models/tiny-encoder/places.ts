import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import type { WeightType } from "../../../src/domain/embedding.ts"
import type { EmbedderSettings } from "../../../src/models/sentences/embedder.ts"
import { describeFiles, findGraph, modelDigest } from "../../../src/models/library/model-files.ts"

/** A folder that goes when the test ends. */
export const scratch = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-models-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true, force: true }))
)

/** Numbers in a vector of the tiny encoder. */
export const WIDTH = 8

/** What the tiny encoder is made of. */
export const FILES = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model.onnx", "onnx/model_fp16.onnx"]

/** A copy of the tiny encoder, as `tiny` in a folder. */
export const copyTiny = (root: string): string => {
  const directory = path.join(root, "tiny")
  for (const file of FILES) fs.cpSync(path.join(import.meta.dirname, file), path.join(directory, file))
  return directory
}

/** The digest of a folder's model. */
export const digestOf = (directory: string, dtype: WeightType = "fp32"): string =>
  modelDigest(describeFiles(directory, findGraph(directory, dtype)!))

/** The settings that name the model of a folder as it is now. */
export const settingsOf = (directory: string, more: Partial<EmbedderSettings> = {}): EmbedderSettings => ({
  ...defaults.embed,
  model: directory,
  digest: digestOf(directory, more.dtype ?? "fp32"),
  pooling: "mean",
  ...more
})
