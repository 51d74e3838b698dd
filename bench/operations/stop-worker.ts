/** Preloaded into a run: ends one of its worker threads, from outside, some milliseconds after it was started. */
import { isMainThread, type Worker } from "node:worker_threads"

if (isMainThread) {
  process.once("worker", (worker: Worker) => {
    setTimeout(() => void worker.terminate(), Number(process.env["STOP_WORKER_AFTER"])).unref()
  })
}
