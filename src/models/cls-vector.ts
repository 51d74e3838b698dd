import type { PreTrainedModel, Tensor } from "@huggingface/transformers"
import { transformers } from "./transformers.ts"

/**
 * Runs an encoder on one text and returns the first position of its last layer, [CLS], copied out of the runtime's
 * memory and not normalised. `ids` are the text's token ids with the marks at both ends.
 */
export const clsVector = async (encoder: PreTrainedModel, ids: ReadonlyArray<number>): Promise<Float32Array> => {
  const { Tensor: Input } = await transformers()
  const shape = [1, ids.length]
  const output: { readonly last_hidden_state: Tensor } = await encoder({
    input_ids: new Input("int64", BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Input("int64", new BigInt64Array(ids.length).fill(1n), shape)
  })
  const state = output.last_hidden_state
  const cls = Float32Array.from((state.data as Float32Array).subarray(0, state.dims.at(-1)))
  state.dispose()
  return cls
}
