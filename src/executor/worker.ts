import { NodeRuntime, NodeServices, NodeWorkerRunner } from "@effect/platform-node"
import { Effect, Layer } from "effect"
import { RpcServer, RpcWorker } from "effect/rpc"
import { pipelineLayer } from "../pipeline.ts"
import { OutputDirectory } from "../store/output-directory.ts"
import { computePart } from "./compute-part.ts"
import { Assignment, ExecutorError } from "./executor.ts"
import { WorkerProtocol } from "./protocol.ts"

/** Entry of a worker thread: loads the models once, then computes the parts that it is sent. */
const Handlers = WorkerProtocol.toLayer(
  Effect.gen(function* () {
    const { inputRoot, outputRoot, configuration, ...context } = yield* RpcWorker.initialMessage(Assignment)
    const services = yield* Layer.build(pipelineLayer(configuration))
    return WorkerProtocol.of({
      ComputePart: (part) =>
        computePart(part, { inputRoot, output: new OutputDirectory(outputRoot), ...context }).pipe(
          Effect.provide(services),
          Effect.mapError(({ message }) => new ExecutorError({ message }))
        )
    })
  })
)

RpcServer.layer(WorkerProtocol).pipe(
  Layer.provide(Handlers),
  Layer.provide(RpcServer.layerProtocolWorkerRunner),
  Layer.provide(NodeWorkerRunner.layer),
  Layer.provide(NodeServices.layer),
  Layer.launch,
  NodeRuntime.runMain
)
