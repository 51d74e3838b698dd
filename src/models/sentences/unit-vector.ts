/**
 * The vector divided by its length (L2). Computed in float64: the length of a float32 result then differs from 1 by
 * rounding alone, some 1e-7.
 */
export const unitVector = (vector: ArrayLike<number>): Float64Array => {
  const unit = Float64Array.from(vector)
  let squares = 0
  for (const value of unit) squares += value * value
  const length = Math.sqrt(squares)
  return length === 0 ? unit : unit.map((value) => value / length)
}

/** The direction of the weighted sum of unit vectors. There must be one vector at least, all of one length. */
export const meanDirection = (vectors: ReadonlyArray<Float64Array>, weights: ReadonlyArray<number>): Float64Array => {
  const sum = new Float64Array(vectors[0]!.length)
  for (const [i, vector] of vectors.entries()) {
    const weight = weights[i]!
    for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + weight * vector[k]!
  }
  return unitVector(sum)
}

/** Cosine of two unit vectors. */
export const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
