import type { Pooling } from "../../domain/embedding.ts"

/** The last layer of an encoder on one text: a row of `width` numbers for each token, one behind the other. */
export interface TokenStates {
  readonly values: Float32Array
  readonly width: number
}

/** The vector of a text from those of its tokens, not normalised. No token is padding, so each counts in the mean. */
export const pooled = ({ values, width }: TokenStates, pooling: Pooling): ArrayLike<number> => {
  switch (pooling) {
    case "cls":
      return values.subarray(0, width)
    case "last":
      return values.subarray(values.length - width)
    case "mean":
      return mean(values, width)
  }
}

const mean = (values: Float32Array, width: number): Float64Array => {
  const sum = new Float64Array(width)
  for (let at = 0; at < values.length; at += width) {
    for (let i = 0; i < width; i++) sum[i] = sum[i]! + values[at + i]!
  }
  return sum.map((value) => (value * width) / values.length)
}

/**
 * The beginning of a vector. A model trained for it (Matryoshka representation learning, Kusupati et al. 2022) puts what
 * matters most there; the vector of another one loses what the rest said. It has to be normalised again.
 */
export const truncated = (vector: ArrayLike<number>, dimensions: number): ArrayLike<number> =>
  dimensions === vector.length ? vector : Array.prototype.slice.call(vector, 0, dimensions)
