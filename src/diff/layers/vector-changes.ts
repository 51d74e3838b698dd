import type { Embedding } from "../../domain/embedding.ts"
import type { Sentence } from "../../domain/sentence.ts"
import { type Cause, type Change } from "../change.ts"
import type { Group } from "../groups.ts"
import type { SampledSentence } from "../neighbours.ts"
import { sentencesSide } from "./sentence-changes.ts"

/** A sentence that both runs have with one text, and the cosine distance of its two vectors. */
export type ComparedVector = SampledSentence & { readonly distance: number }

/** Vectors of sentences that both runs have with one text: whether they are one vector, bit for bit. */
export const vectorChanges = (
  ids: readonly [a: string, b: string],
  groups: ReadonlyArray<Group<Sentence>>,
  vectors: { readonly a: ReadonlyMap<number, Embedding>; readonly b: ReadonlyMap<number, Embedding> },
  cause: () => Cause,
  compared: (vector: ComparedVector) => void
): Array<Change> =>
  groups.flatMap(({ a, b, sameText }) => {
    if (!sameText || a.length !== 1 || b.length !== 1) return []
    const before = vectors.a.get(a[0]!.sentence)?.vector
    const after = vectors.b.get(b[0]!.sentence)?.vector
    if (before === undefined || after === undefined) return []
    // Vectors of two spaces have no distance.
    if (before.length !== after.length) return []
    const distance = cosineDistance(before, after)
    compared({
      document_a: ids[0],
      document_b: ids[1],
      sentence_a: a[0]!.sentence,
      sentence_b: b[0]!.sentence,
      text: a[0]!.text,
      distance
    })
    if (distance === 0) return []
    const change: Change = {
      item: "embeddings",
      kind: "drift",
      cause: cause(),
      a: sentencesSide(ids[0], a),
      b: sentencesSide(ids[1], b),
      value: distance
    }
    return [change]
  })

/** Drift below what this arithmetic can tell from nothing, told as something: the bits do differ. */
const LEAST_DISTANCE = 1e-12

/** 1 − cosine of two vectors of length 1. Zero says that they are the same, bit for bit. */
export const cosineDistance = (a: Float32Array, b: Float32Array): number => {
  let squares = 0
  let same = a.length === b.length
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!
    // For vectors of length 1, |a − b|² / 2 is 1 − cosine, and it does not cancel near zero.
    squares += difference * difference
    if (a[i] !== b[i]) same = false
  }
  return same ? 0 : Math.max(LEAST_DISTANCE, squares / 2)
}
