import { workerData } from "node:worker_threads"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as NodeWorkerRunner from "@effect/platform-node/NodeWorkerRunner"
import { Effect, Layer } from "effect"
import { RpcServer, RpcWorker } from "effect/rpc"
import { pipelineLayer } from "../pipeline.ts"
import { OutputDirectory } from "../store/output-directory.ts"
import { StoredRun } from "../store/stored-run.ts"
import { EarlierVectors } from "../stages/embed/earlier-vectors.ts"
import { layerTelemetry } from "../telemetry/telemetry.ts"
import { computePart } from "./compute-part.ts"
import { Assignment, ExecutorError } from "./executor.ts"
import { parentVectors } from "./parent-vectors.ts"
import { WorkerProtocol } from "./protocol.ts"

/**
 * A worker thread: loads the models of the stages that run once, then computes the parts that it is sent. A model that
 * cannot be loaded is the answer to each part, so that the person reads what is wrong instead of that a worker ended.
 */
const Handlers = WorkerProtocol.toLayer(
  Effect.gen(function* () {
    const { outputRoot, configuration, parent, ...context } = yield* RpcWorker.initialMessage(Assignment)
    const services = yield* Effect.exit(Layer.build(pipelineLayer(configuration, context.course.last)))
    const parentRun = parent === null ? undefined : { ...parent, run: yield* openRun(parent.directory) }
    const partContext = { ...context, output: new OutputDirectory(outputRoot), parent: parentRun }
    const vectors = parentVectors(partContext)
    return WorkerProtocol.of({
      ComputePart: (part) =>
        services.pipe(
          Effect.flatMap((loaded) => Effect.provide(computePart(part, partContext), loaded)),
          Effect.provideService(EarlierVectors, vectors),
          Effect.mapError(({ message }) => new ExecutorError({ message }))
        )
    })
  })
)

const openRun = (directory: string) =>
  Effect.acquireRelease(
    Effect.promise(() => StoredRun.open(directory)),
    (run) => Effect.promise(() => run.close())
  )

RpcServer.layer(WorkerProtocol).pipe(
  Layer.provide(Handlers),
  Layer.provide(RpcServer.layerProtocolWorkerRunner),
  Layer.provide(NodeWorkerRunner.layer),
  Layer.provide(NodeServices.layer),
  Layer.provide(layerTelemetry((workerData as { readonly otel: string | null }).otel)),
  Layer.launch,
  NodeRuntime.runMain
)
