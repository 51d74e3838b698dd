import * as path from "node:path"
import type { PretrainedConfig, PreTrainedModel } from "@huggingface/transformers"
import { Effect } from "effect"
import type { Device } from "../../domain/embedding.ts"
import { ModelError } from "../library/model-error.ts"
import { transformers } from "./transformers.ts"

/** What the runtime wants to know of a graph that has no configuration beside it; it reads nothing else of it. */
export const BARE_GRAPH = { model_type: "bert" } as PretrainedConfig

/** Which of a folder's graphs is loaded, its configuration if it has none, and where it runs. */
export interface GraphOptions {
  /** Path in the folder, with `/`. */
  readonly graph?: string
  readonly config?: PretrainedConfig
  readonly device?: Device
}

/** A model of a folder, ready to run on one thread, so that its results are the same bits everywhere; closed with the scope. */
export const loadModel = Effect.fn("loadModel")(function* (
  directory: string,
  { graph = "onnx/model.onnx", device = "cpu", ...options }: GraphOptions
) {
  const { AutoModel } = yield* attemptLoad(directory, transformers)
  const folder = path.posix.dirname(graph)
  return yield* Effect.acquireRelease(
    attemptLoad(directory, (): Promise<PreTrainedModel> =>
      AutoModel.from_pretrained(directory, {
        ...options,
        subfolder: folder === "." ? "" : folder,
        model_file_name: path.posix.basename(graph, ".onnx"),
        // The name is whole: without this, the type of the weights would be put behind it.
        dtype: "fp32",
        local_files_only: true,
        device,
        session_options: {
          intraOpNumThreads: 1,
          interOpNumThreads: 1,
          executionMode: "sequential",
          // The graph is written as it is to run; what another version of the runtime would fuse could only slow it.
          graphOptimizationLevel: "basic"
        }
      })
    ),
    (model) => Effect.promise(() => model.dispose())
  )
})

/** Loads something of a model whose files are known to be whole. */
export const attemptLoad = <A>(directory: string, run: () => Promise<A>): Effect.Effect<A, ModelError> =>
  Effect.tryPromise({
    try: run,
    catch: (cause) =>
      new ModelError({
        reason: "unloadable",
        message: `cannot load the model in ${directory}: ${(cause as Error).message}; its files are as they should be, so look for a broken or unsupported onnxruntime-node (run npm ci)`
      })
  })
