import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import type { WeightType } from "../../domain/embedding.ts"
import type { ModelFile } from "./model-description.ts"

/** The end of a graph's file name, before `.onnx`, by the type of its weights: the names that hubs use. */
const SUFFIX: Readonly<Record<WeightType, string>> = {
  fp32: "",
  fp16: "_fp16",
  q8: "_quantized",
  int8: "_int8",
  uint8: "_uint8",
  q4: "_q4",
  q4f16: "_q4f16",
  bnb4: "_bnb4",
  q2: "_q2",
  q2f16: "_q2f16",
  q1: "_q1",
  q1f16: "_q1f16"
}

/** Where in a model's folder its graph may lie, the usual place first. */
export const graphPaths = (dtype: WeightType): ReadonlyArray<string> => [
  `onnx/model${SUFFIX[dtype]}.onnx`,
  `model${SUFFIX[dtype]}.onnx`
]

export const CONFIG = "config.json"
export const TOKENIZER = ["tokenizer.json", "tokenizer_config.json"] as const

/** A graph of more than 2 GB keeps its weights in files beside it whose names begin with its own. */
export const graphFiles = (directory: string, graph: string): ReadonlyArray<string> => {
  const [folder, name] = [path.posix.dirname(graph), path.posix.basename(graph)]
  return fs
    .readdirSync(path.join(directory, folder))
    .filter((file) => file.startsWith(name))
    .map((file) => (folder === "." ? file : `${folder}/${file}`))
}

/** The graph of a data type that is there, as a path in the folder with `/`. */
export const findGraph = (directory: string, dtype: WeightType): string | undefined =>
  graphPaths(dtype).find((graph) => fs.existsSync(path.join(directory, graph)))

/**
 * All files that a model's vectors depend on, sorted by path: the graph with its weights, the tokenizer, and the
 * configuration if there is one.
 *
 * @throws NodeJS.ErrnoException when a file of the tokenizer is not there or cannot be read.
 */
export const describeFiles = (directory: string, graph: string): ReadonlyArray<ModelFile> => {
  const config = fs.existsSync(path.join(directory, CONFIG)) ? [CONFIG] : []
  return [...graphFiles(directory, graph), ...config, ...TOKENIZER]
    .toSorted()
    .map((file) => ({ path: file, ...fileDigest(path.join(directory, file)) }))
}

const CHUNK_BYTES = 1 << 20

/** SHA-256 and size of a file, read piece by piece: weights may be larger than memory. */
export const fileDigest = (file: string): { readonly sha256: string; readonly bytes: number } => {
  const hash = createHash("sha256")
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  const fd = fs.openSync(file, "r")
  let bytes = 0
  try {
    for (let read; (read = fs.readSync(fd, chunk)) > 0; bytes += read) hash.update(chunk.subarray(0, read))
  } finally {
    fs.closeSync(fd)
  }
  return { sha256: hash.digest("hex"), bytes }
}

/**
 * SHA-256 over the lines that `sha256sum` prints for the files, in the order of their paths: it changes when the
 * content or the name of a file does, and with nothing else in the folder.
 */
export const modelDigest = (files: ReadonlyArray<ModelFile>): string => {
  const lines = files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map((file) => `${file.sha256}  ${file.path}\n`)
  return createHash("sha256").update(lines.join("")).digest("hex")
}
