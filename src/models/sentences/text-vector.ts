import type { PreTrainedModel, Tensor } from "@huggingface/transformers"
import type { Pooling } from "../../domain/embedding.ts"
import { pooled } from "./pooling.ts"
import { transformers } from "../runtime/transformers.ts"

/** The outputs that hold a vector for each token, by the names that exporters give them. */
const OUTPUTS = ["last_hidden_state", "token_embeddings"] as const

/** Names of what a loaded graph takes and gives. */
export const graphNames = (
  encoder: PreTrainedModel
): { readonly inputs: ReadonlyArray<string>; readonly output: string } => {
  const { inputNames, outputNames } = (encoder.sessions as Readonly<Record<string, Graph>>)["model"]!
  const output = OUTPUTS.find((name) => outputNames.includes(name))
  if (output === undefined) {
    throw new Error(`the graph gives ${outputNames.join(", ")}, and no vector of each token (${OUTPUTS.join(" or ")})`)
  }
  return { inputs: inputNames, output }
}

interface Graph {
  readonly inputNames: ReadonlyArray<string>
  readonly outputNames: ReadonlyArray<string>
}

/**
 * Runs an encoder on one text and returns its vector, copied out of the runtime's memory and not normalised.
 *
 * One text a call, so there is no padding: all of it is attended to. `token_type_ids`, which some graphs want too, are
 * zeros.
 *
 * @param ids The text's token ids with the marks at its ends.
 */
export const textVector = async (
  encoder: PreTrainedModel,
  ids: ReadonlyArray<number>,
  pooling: Pooling
): Promise<Float64Array> => {
  const { Tensor: Input } = await transformers()
  const { inputs, output: wanted } = graphNames(encoder)
  const shape = [1, ids.length]
  const filled = (value: bigint) => new Input("int64", new BigInt64Array(ids.length).fill(value), shape)
  const output: Readonly<Record<string, Tensor>> = await encoder({
    input_ids: new Input("int64", BigInt64Array.from(ids, BigInt), shape),
    attention_mask: filled(1n),
    ...(inputs.includes("token_type_ids") ? { token_type_ids: filled(0n) } : {})
  })
  const states = output[wanted]!
  const width = states.dims.at(-1)!
  const values = (states.type === "float32" ? states : states.to("float32")).data as Float32Array
  // A graph that was cut down to what pooling takes gives the first token alone.
  const tokens = pooling === "cls" ? 1 : ids.length
  if (states.dims.length !== 3 || values.length < tokens * width) {
    throw new Error(
      `the graph gives ${wanted} of shape [${states.dims.join(", ")}] for ${ids.length} tokens: no pooling ${pooling} is to be had of it`
    )
  }
  const vector = Float64Array.from(pooled({ values, width }, pooling))
  for (const tensor of Object.values(output)) tensor.dispose()
  return vector
}
