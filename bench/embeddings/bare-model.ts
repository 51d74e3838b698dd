import * as path from "node:path"
import { AutoModel, AutoTokenizer, Tensor } from "@huggingface/transformers"
import { BARE_GRAPH } from "../../src/models/runtime/load-model.ts"

/** A graph in a file, on one thread, with all that the runtime does to a graph at load: as anybody would run it. */
export const loadGraph = (file: string) =>
  AutoModel.from_pretrained(path.dirname(path.resolve(file)), {
    config: BARE_GRAPH,
    subfolder: "",
    model_file_name: path.basename(file, ".onnx"),
    // The name is whole: without this, the type of the weights would be put behind it.
    dtype: "fp32",
    local_files_only: true,
    device: "cpu",
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential" }
  })

export const loadTokenizer = (directory: string) => AutoTokenizer.from_pretrained(directory, { local_files_only: true })

/** [PAD] of BERT's vocabulary. */
const PAD = 0n

/**
 * [CLS] of each text, normalised, by a graph that takes texts together: in batches, short texts with short ones as is
 * usual, filled up to the longest of a batch.
 *
 * @param file Graph in float32 or int8.
 * @param directory Folder of its tokenizer.
 */
export const batchedEncoder = async (file: string, directory: string) => {
  const [encoder, tokenizer] = await Promise.all([loadGraph(file), loadTokenizer(directory)])
  const embedBatch = async (ids: ReadonlyArray<ReadonlyArray<number>>): Promise<ReadonlyArray<Float32Array>> => {
    const width = Math.max(...ids.map(({ length }) => length))
    const shape = [ids.length, width]
    const tokens = new BigInt64Array(ids.length * width).fill(PAD)
    const mask = new BigInt64Array(tokens.length)
    for (const [row, text] of ids.entries()) {
      tokens.set(text.map(BigInt), row * width)
      mask.fill(1n, row * width, row * width + text.length)
    }
    const inputs = {
      input_ids: new Tensor("int64", tokens, shape),
      attention_mask: new Tensor("int64", mask, shape),
      token_type_ids: new Tensor("int64", new BigInt64Array(tokens.length), shape)
    }
    const { last_hidden_state: state } = (await encoder(inputs)) as { readonly last_hidden_state: Tensor }
    const [, positions, hidden] = state.dims as [number, number, number]
    const values = state.data as Float32Array
    const vectors = ids.map((_, row) => unit(values.slice(row * positions * hidden, row * positions * hidden + hidden)))
    state.dispose()
    return vectors
  }
  return async (texts: ReadonlyArray<string>, batch: number): Promise<ReadonlyArray<Float32Array>> => {
    const ids = texts.map((text) => tokenizer.encode(text)).toSorted((a, b) => a.length - b.length)
    const vectors: Array<Float32Array> = []
    for (let i = 0; i < ids.length; i += batch) vectors.push(...(await embedBatch(ids.slice(i, i + batch))))
    return vectors
  }
}

const unit = (vector: Float32Array): Float32Array => {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
