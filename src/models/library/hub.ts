import * as fs from "node:fs"
import * as path from "node:path"
import { Console, Effect } from "effect"
import type { Pooling, WeightType } from "../../domain/embedding.ts"
import { fsyncDirectory, renameDurably } from "../../store/durable.ts"
import { CARD, describeModel, writeDescription } from "./added-model.ts"
import { POOLING_FILE } from "./inspect-folder.ts"
import { ModelError } from "./model-error.ts"
import { CONFIG, graphPaths, modelDigest, TOKENIZER } from "./model-files.ts"
import type { HubModel } from "./models-folder.ts"
import { transformers } from "../runtime/transformers.ts"

/** What is known of a model before it is downloaded, and where it goes. */
export interface DownloadOptions {
  /** How it pools, if that is known. */
  readonly pooling: Pooling | null
  /** The digest that its files must have; null when it is being found out. */
  readonly digest: string | null
  /** The folder that it gets; there is none of that name yet. */
  readonly directory: string
  readonly host?: string | undefined
}

/**
 * Downloads one graph of a repository with its tokenizer. Everything is written under a temporary name, flushed to the
 * disk and compared with the digest, before the folder gets its own name: what has that name is whole and right.
 */
export const downloadModel = Effect.fn("downloadModel")(function* (
  model: HubModel & { readonly dtype: WeightType },
  { pooling, digest: wanted, directory, host }: DownloadOptions
) {
  const base = yield* hubAddress(host)
  const unfinished = `${directory}.unfinished-${process.pid}`
  return yield* Effect.gen(function* () {
    yield* local(unfinished, () => {
      fs.rmSync(unfinished, { recursive: true, force: true })
      fs.mkdirSync(unfinished, { recursive: true })
    })
    const take = (file: string) => fetchFile(`${base}/${model.id}/resolve/${model.revision}/${file}`, unfinished, file)
    for (const file of TOKENIZER) if (!(yield* take(file))) return yield* notThere(model, base, file)
    yield* take(CONFIG)
    for (const file of [CARD, POOLING_FILE]) yield* take(file)
    const graph = yield* fetchGraph(graphPaths(model.dtype), take)
    if (graph === undefined) return yield* notThere(model, base, graphPaths(model.dtype).join(" or "))
    // Weights beyond 2 GB lie in a file beside the graph.
    yield* take(`${graph}_data`)

    const description = yield* describeModel(unfinished, {
      id: model.id,
      source: `${model.id} at revision ${model.revision}`,
      dtype: model.dtype,
      pooling
    })
    const digest = modelDigest(description.files)
    if (wanted !== null && digest !== wanted) {
      return yield* new ModelError({
        reason: "altered",
        message: `${model.id} at revision ${model.revision} on ${base} has the digest ${digest}, not ${wanted} as embed.digest says; nothing was kept. If it is the model that you mean, pin it: jianbao models add ${model.id} --revision ${model.revision} --dtype ${model.dtype}`
      })
    }
    yield* local(unfinished, () => {
      writeDescription(unfinished, description)
      fsyncDirectory(unfinished)
      renameDurably(unfinished, directory)
    })
    return description
  }).pipe(Effect.onExit(() => Effect.sync(() => fs.rmSync(unfinished, { recursive: true, force: true }))))
})

/** The commit that a branch or a tag of a repository stands for now. */
export const resolveRevision = Effect.fn("resolveRevision")(function* (
  id: string,
  revision: string,
  host: string | undefined
) {
  const base = yield* hubAddress(host)
  const response = yield* request(`${base}/api/models/${id}/revision/${revision}`)
  if (response === undefined) return yield* notThere({ id, revision }, base, "anything")
  const { sha } = yield* Effect.tryPromise({
    try: () => response.json() as Promise<{ readonly sha?: string }>,
    catch: (cause) => unreachable(base, cause)
  })
  return sha ?? revision
})

/** `HF_ENDPOINT`, as other programs of that hub have it, or the hub that the runtime of models knows. */
const hubAddress = (host: string | undefined) =>
  Effect.promise(async () =>
    (host ?? (process.env["HF_ENDPOINT"] || (await transformers()).env.remoteHost)).replace(/\/+$/, "")
  )

const fetchGraph = Effect.fnUntraced(function* (
  paths: ReadonlyArray<string>,
  take: (file: string) => Effect.Effect<boolean, ModelError>
) {
  for (const file of paths) if (yield* take(file)) return file
  return undefined
})

/** Downloads a file into a folder; false when the hub does not have it. */
const fetchFile = Effect.fnUntraced(function* (url: string, folder: string, file: string) {
  const response = yield* request(url)
  if (response === undefined) return false
  const location = path.join(folder, file)
  yield* Console.error(`downloading ${url}`)
  yield* Effect.tryPromise({
    try: (signal) => writeBody(response, location, signal),
    catch: (cause) => unreachable(url, cause)
  })
  return true
})

const writeBody = async (response: Response, location: string, signal: AbortSignal): Promise<void> => {
  fs.mkdirSync(path.dirname(location), { recursive: true })
  const handle = await fs.promises.open(location, "w")
  try {
    for await (const chunk of response.body ?? []) {
      signal.throwIfAborted()
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The answer to a request; nothing when there is no such file. */
const request = Effect.fnUntraced(function* (url: string) {
  const response = yield* Effect.tryPromise({
    try: (signal) => fetch(url, { signal, redirect: "follow" }),
    catch: (cause) => unreachable(url, cause)
  })
  if (response.status === 404) return undefined
  if (response.ok) return response
  const reason =
    response.status === 401 || response.status === 403
      ? "the model does not exist or is not public; jianbao logs in nowhere"
      : response.statusText
  return yield* unreachable(url, new Error(`${response.status} ${reason}`))
})

const unreachable = (url: string, cause: unknown): ModelError => {
  const { message, cause: deeper } = cause as Error
  const reason = deeper instanceof Error && deeper.message !== "" ? `${message}: ${deeper.message}` : message
  return new ModelError({
    reason: "unreachable",
    message: `cannot download ${url}: ${reason}. Try again where there is a network; or name another host (HF_ENDPOINT); or bring the model's files here by other means and name their folder in embed.model`
  })
}

const notThere = ({ id, revision }: Pick<HubModel, "id" | "revision">, base: string, what: string) =>
  new ModelError({
    reason: "unreachable",
    message: `${base} has no ${what} of ${id} at revision ${revision}; check the id, the revision (embed.revision, --revision) and the type of weights (embed.dtype, --dtype)`
  })

const local = <A>(place: string, run: () => A): Effect.Effect<A, ModelError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new ModelError({
        reason: "missing",
        message: `cannot keep a model in ${place}: ${(cause as Error).message}; JIANBAO_MODELS names another directory`
      })
  })
