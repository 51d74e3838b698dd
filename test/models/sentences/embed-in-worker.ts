import { parentPort, workerData } from "node:worker_threads"
import { Effect } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import { SentenceEncoder } from "../../../src/models/sentences/sentence-encoder.ts"

/** Entry of a worker thread: embeds the sentence it was given and answers with the bytes of the vector. */
const embed = Effect.gen(function* () {
  const encoder = yield* SentenceEncoder
  const { vector } = yield* encoder.embed(workerData as string)
  return Buffer.from(vector.buffer).toString("hex")
})

const bytes = await Effect.runPromise(embed.pipe(Effect.provide(SentenceEncoder.layer(defaults.embed))))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
parentPort!.postMessage(bytes)
