import { readFileSync } from "node:fs"
import { cosine, unitVector } from "../../src/models/sentences/unit-vector.ts"
import { NGRAM_VECTORS, NGRAMS } from "./corpora.ts"
import type { Method } from "./method.ts"
import { ngrams } from "./tf-idf.ts"

/** Smooth inverse frequency (Arora, Liang and Ma 2017): a unit of frequency p weighs a / (a + p). */
const A = 1e-3

/**
 * The second floor: the mean of static vectors of characters and pairs of characters, the rarer the more. They come from
 * what stands beside them in the news of 2022 to 2025 (training/embedder/ngram_vectors.py), a small relative of fastText.
 */
export const ngramVectors = (): Method<Float64Array> => {
  const {
    dimensions,
    units
  }: { readonly dimensions: number; readonly units: ReadonlyArray<readonly [string, number]> } = JSON.parse(
    readFileSync(NGRAMS, "utf8")
  )
  const bytes = readFileSync(NGRAM_VECTORS)
  const rows = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const total = units.reduce((sum, [, count]) => sum + count, 0)
  const known = new Map(units.map(([unit, count], row) => [unit, { row, weight: A / (A + count / total) }]))
  const meanOf = (text: string): Float64Array => {
    const sum = new Float64Array(dimensions)
    for (const unit of ngrams(text)) {
      const found = known.get(unit)
      if (found === undefined) continue
      for (let k = 0; k < dimensions; k++) sum[k] = sum[k]! + found.weight * rows[found.row * dimensions + k]!
    }
    return unitVector(sum)
  }
  return { represent: async (texts) => texts.map(meanOf), cosine }
}
