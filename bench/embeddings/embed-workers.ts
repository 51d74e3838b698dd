import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Sentences a second of so many workers at once, each of which embeds all the sentences. */
export interface EmbedWorkers {
  readonly perSecond: (count: number) => Promise<number>
  readonly close: () => Promise<unknown>
}

/** Starts workers, as a run has them, and waits until each has loaded the model and embedded the sentences once. */
export const startEmbedWorkers = async (sentences: ReadonlyArray<string>, most: number): Promise<EmbedWorkers> => {
  const workers = Array.from(
    { length: most },
    () => new Worker(new URL("./embed-worker.ts", import.meta.url), { workerData: sentences })
  )
  await Promise.all(workers.map((worker) => once(worker, "message")))
  return {
    perSecond: async (count) => {
      const start = performance.now()
      await Promise.all(
        workers.slice(0, count).map((worker) => {
          const done = once(worker, "message")
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
          worker.postMessage("embed")
          return done
        })
      )
      return (1000 * count * sentences.length) / (performance.now() - start)
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate()))
  }
}
