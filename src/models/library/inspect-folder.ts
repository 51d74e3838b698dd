import * as fs from "node:fs"
import * as path from "node:path"
import { Effect, Predicate } from "effect"
import type { Pooling, WeightType } from "../../domain/embedding.ts"
import { ModelError } from "./model-error.ts"
import { CONFIG, describeFiles, findGraph, graphPaths, TOKENIZER } from "./model-files.ts"

/** The files of a folder that is no bundled model's. */
export const inspectFolder = Effect.fn("inspectFolder")(function* (directory: string, dtype: WeightType) {
  const graph = findGraph(directory, dtype)
  const lacking = [
    ...(graph === undefined ? [graphPaths(dtype).join(" or ")] : []),
    ...TOKENIZER.filter((file) => !fs.existsSync(path.join(directory, file)))
  ]
  if (graph === undefined || lacking.length > 0) {
    return yield* new ModelError({
      reason: "missing",
      message: `${directory} holds no model of type ${dtype}: ${lacking.join(", ")} ${lacking.length === 1 ? "is" : "are"} not there; embed.dtype (or --dtype) names another type of weights`
    })
  }
  const files = yield* Effect.try({
    try: () => describeFiles(directory, graph),
    catch: (cause) =>
      new ModelError({
        reason: "missing",
        message: `cannot read the model in ${directory}: ${(cause as Error).message}`
      })
  })
  return { graph, files }
})

/** What models say of no limit. */
const NO_LIMIT = 1e6
/** What an encoder reads that says nothing of it. */
const USUAL_TOKENS = 512
/** Architectures that count positions from behind the padding's: two of those that their configuration counts are none. */
const OFFSET_POSITIONS = /roberta|camembert|mpnet/

/** How long vectors are and how many tokens fit into a call, as the model's own files say. */
export const readLimits = Effect.fnUntraced(function* (directory: string) {
  const config = yield* readJson(path.join(directory, CONFIG))
  const tokenizer = yield* readJson(path.join(directory, "tokenizer_config.json"))
  const number = (value: unknown) => (typeof value === "number" && value > 0 && value < NO_LIMIT ? value : undefined)
  const dimensions = number(config["hidden_size"] ?? config["d_model"] ?? config["dim"])
  const positions = number(config["max_position_embeddings"])
  const offset = OFFSET_POSITIONS.test(String(config["model_type"])) ? 2 : 0
  const limits = [number(tokenizer["model_max_length"]), positions && positions - offset].filter(
    Predicate.isNotUndefined
  )
  const maxTokens = limits.length === 0 ? USUAL_TOKENS : Math.min(...limits)
  return { ...(dimensions === undefined ? {} : { dimensions }), maxTokens }
})

const readJson = (file: string): Effect.Effect<Readonly<Record<string, unknown>>, ModelError> =>
  Effect.try({
    try: () => (fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown>) : {}),
    catch: (cause) => new ModelError({ reason: "invalid", message: `${file}: ${(cause as Error).message}` })
  })

/** What sentence-transformers calls the poolings, in the file that it keeps of them. */
const POOLING_KEYS: Readonly<Record<string, Pooling>> = {
  pooling_mode_cls_token: "cls",
  pooling_mode_mean_tokens: "mean",
  pooling_mode_lasttoken: "last"
}

/** Where sentence-transformers says how a model pools; see `readPooling`. */
export const POOLING_FILE = "1_Pooling/config.json"

/** How a model pools, if its folder says so in the way of sentence-transformers. */
export const readPooling = Effect.fn("readPooling")(function* (directory: string) {
  const modes = yield* readJson(path.join(directory, POOLING_FILE))
  return Object.entries(POOLING_KEYS).find(([key]) => modes[key] === true)?.[1]
})
