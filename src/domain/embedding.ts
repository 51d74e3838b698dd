import { Schema } from "effect"

/** The vector of a sentence: L2-normalised, one for every sentence. */
export interface Embedding {
  readonly sentence: number
  readonly vector: Float32Array
}

/**
 * How the vector of a text is made of those of its tokens: the first one's (`cls`), the mean of all, or the last one's.
 * The marks that the tokenizer puts at the ends are tokens like the others.
 */
export const Pooling = Schema.Literals(["cls", "mean", "last"])
export type Pooling = typeof Pooling.Type

/** The type of a model's weights, by the names that its file has on hubs. */
export const WeightType = Schema.Literals([
  "fp32",
  "fp16",
  "q8",
  "int8",
  "uint8",
  "q4",
  "q4f16",
  "bnb4",
  "q2",
  "q2f16",
  "q1",
  "q1f16"
])
export type WeightType = typeof WeightType.Type

/** Where the runtime computes: its execution providers, by the names that it gives them. */
export const Device = Schema.Literals(["cpu", "cuda", "dml", "coreml", "webgpu"])
export type Device = typeof Device.Type

/** How the table stores the numbers of a vector; docs/tables.md says how to read `int8`. */
export const VectorElement = Schema.Literals(["float32", "int8"])
export type VectorElement = typeof VectorElement.Type

/** How all vectors of a table are laid out. */
export const VectorLayout = Schema.Struct({
  dimensions: Schema.Int.check(Schema.isGreaterThan(0)),
  element: VectorElement
})
export type VectorLayout = typeof VectorLayout.Type
