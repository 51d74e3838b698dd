import { Rpc, RpcGroup } from "effect/rpc"
import { Part, PartSummary } from "../store/part.ts"
import { ExecutorError } from "./executor.ts"

/** What the main thread may ask of a worker. */
export const WorkerProtocol = RpcGroup.make(
  Rpc.make("ComputePart", { payload: Part, success: PartSummary, error: ExecutorError })
)
