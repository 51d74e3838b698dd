import { mkdirSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { Effect, Layer, Scope } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { MODELS_ROOT } from "../../src/models/library/bundled.ts"
import { inspectFolder } from "../../src/models/library/inspect-folder.ts"
import { modelDigest } from "../../src/models/library/model-files.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"
import { cosine } from "../../src/models/sentences/unit-vector.ts"
import { temporaryDirectory } from "../run/jianbao.ts"
import { FLOAT32, need, USUAL_INT8 } from "./corpora.ts"
import type { Method } from "./method.ts"

/** Vector of a text, of length 1. */
export type Embed = (text: string) => Promise<Float32Array>

const BUNDLED = join(MODELS_ROOT, defaults.embed.model)

/** The graphs that are compared; all read the bundled model's tokens, windows of long texts included. */
export const GRAPHS = { int8: undefined, float32: FLOAT32, usual: USUAL_INT8 } as const

/** The product's own encoder of sentences, with the bundled graph or with another one; it stays open. */
export const openEncoder = async (graph: keyof typeof GRAPHS): Promise<Embed> => {
  const file = GRAPHS[graph]
  const settings = file === undefined ? defaults.embed : await settingsOf(file)
  const context = await Effect.runPromise(
    Layer.buildWithScope(SentenceEncoder.layer(settings, {}, 0), Scope.makeUnsafe())
  )
  const run = Effect.runPromiseWith(context)
  return (text) =>
    run(
      Effect.gen(function* () {
        const { embed } = yield* SentenceEncoder
        return (yield* embed(text)).vector
      })
    )
}

/** A model's folder around a graph, with the bundled model's tokenizer, and the settings that name it. */
const settingsOf = async (file: string): Promise<typeof defaults.embed> => {
  need(file)
  const directory = temporaryDirectory("graph")
  mkdirSync(join(directory, "onnx"))
  symlinkSync(file, join(directory, "onnx/model.onnx"))
  for (const name of ["config.json", "tokenizer.json", "tokenizer_config.json"]) {
    symlinkSync(join(BUNDLED, name), join(directory, name))
  }
  const { files } = await Effect.runPromise(inspectFolder(directory, "fp32"))
  return { ...defaults.embed, model: directory, digest: modelDigest(files), pooling: "cls" }
}

/** Vectors of an encoder; equal texts are embedded once. */
export const encoderMethod = async (graph: keyof typeof GRAPHS): Promise<Method<Float32Array>> => {
  const embed = await openEncoder(graph)
  const known = new Map<string, Float32Array>()
  return {
    represent: async (texts) => {
      for (const text of texts) if (!known.has(text)) known.set(text, await embed(text))
      return texts.map((text) => known.get(text)!)
    },
    cosine
  }
}
