import { Worker } from "node:worker_threads"
import * as NodeWorker from "@effect/platform-node/NodeWorker"
import { Effect, Layer, Stream } from "effect"
import { RpcClient, RpcWorker } from "effect/rpc"
import { Assignment, Executor, ExecutorError } from "./executor.ts"
import { WorkerProtocol } from "./protocol.ts"
import type { Part } from "../store/part.ts"

/**
 * The executor of one machine: a pool of worker threads, each computing one part at a time.
 *
 * @param otel Where the workers send their spans, if anywhere.
 */
export const layerWorkerThreads = (workers: number, otel: string | null = null): Layer.Layer<Executor> =>
  Layer.succeed(Executor, {
    parallelism: workers,
    compute: (parts, assignment) =>
      Stream.unwrap(
        Effect.map(RpcClient.make(WorkerProtocol), (client) => {
          const compute = (part: Part) =>
            client
              .ComputePart(part)
              .pipe(Effect.catchTag("RpcClientError", (error) => workerFailed(part, error.message)))
          return Stream.mapEffect(Stream.fromIterable(parts), compute, { concurrency: workers, unordered: true })
        })
      ).pipe(Stream.provide(Layer.orDie(pool(Math.max(1, Math.min(workers, parts.length)), assignment, otel))))
  })

const workerFailed = (part: Part, reason: string) =>
  new ExecutorError({
    message: `the worker that computed ${part.items[0]?.input.source_path ?? part.id} and its neighbours stopped: ${reason}. Run again: finished parts are kept`
  })

const pool = (size: number, assignment: Assignment, otel: string | null) =>
  RpcClient.layerProtocolWorker({ size, concurrency: 1 }).pipe(
    Layer.provide(RpcWorker.layerInitialMessage(Assignment, Effect.succeed(assignment))),
    Layer.provide(NodeWorker.layer(() => new Worker(WORKER, { workerData: { otel } })))
  )

/** The worker's entry beside this file, as source in a checkout or compiled in the published package. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./worker-entry.ts" : "./worker-entry.js", import.meta.url)
