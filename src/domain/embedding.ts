/** The vector of a sentence: float32, L2-normalised, one for every sentence. */
export interface Embedding {
  readonly sentence: number
  readonly vector: Float32Array
}
