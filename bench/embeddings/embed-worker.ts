import { parentPort, workerData } from "node:worker_threads"
import { Effect } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { SentenceEncoder } from "../../src/models/sentences/sentence-encoder.ts"

/** Entry of a worker thread: embeds all the sentences it was given whenever it is told to, and says when it is done. */
const serve = Effect.gen(function* () {
  const { embed } = yield* SentenceEncoder
  const embedAll = Effect.forEach(workerData as ReadonlyArray<string>, embed, { discard: true })
  const port = parentPort!
  const answer = () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    port.postMessage("done")
  }
  yield* embedAll
  port.on("message", () => void Effect.runPromise(embedAll).then(answer))
  answer()
  yield* Effect.never
})

await Effect.runPromise(serve.pipe(Effect.provide(SentenceEncoder.layer(defaults.embed, {}, 0))))
