/** A way to say how alike two texts are: something is made of each text, and two of these have a cosine. */
export interface Method<V> {
  /** @param texts All those of a set, at once: what is counted over a set, as in TF-IDF, is counted over these. */
  readonly represent: (texts: ReadonlyArray<string>) => Promise<ReadonlyArray<V>>
  readonly cosine: (one: V, other: V) => number
}
