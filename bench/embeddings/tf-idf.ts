import type { Method } from "./method.ts"

/** Weights by the numbers of their terms, which ascend; of length 1. */
interface SparseVector {
  readonly terms: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
}

/** Single characters and pairs of neighbours, white space not counting. */
export const ngrams = (text: string): ReadonlyArray<string> => {
  const characters = [...text.replaceAll(/\s/g, "").toLowerCase()]
  return [...characters, ...characters.slice(1).map((second, i) => `${characters[i]!}${second}`)]
}

/**
 * The floor: how many characters and pairs of characters two texts share, the rarer the more. How rare they are is
 * counted in the texts of the set, as nothing else is known of its subject.
 */
export const tfIdf: Method<SparseVector> = {
  represent: async (texts) => {
    const numbers = new Map<string, number>()
    const documents: Array<number> = []
    const counted = texts.map((text) => {
      const counts = new Map<number, number>()
      for (const term of ngrams(text)) {
        const number = numbers.get(term) ?? numbers.size
        numbers.set(term, number)
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
      for (const number of counts.keys()) documents[number] = (documents[number] ?? 0) + 1
      return counts
    })
    const rarity = documents.map((count) => 1 + Math.log((1 + texts.length) / (1 + count)))
    return counted.map((counts) => sparse([...counts].map(([term, count]) => [term, count * rarity[term]!])))
  },
  cosine: (one, other) => {
    let [sum, i, j] = [0, 0, 0]
    while (i < one.terms.length && j < other.terms.length) {
      const difference = one.terms[i]! - other.terms[j]!
      if (difference === 0) sum += one.weights[i]! * other.weights[j]!
      if (difference <= 0) i++
      if (difference >= 0) j++
    }
    return sum
  }
}

const sparse = (entries: ReadonlyArray<readonly [term: number, weight: number]>): SparseVector => {
  const sorted = entries.toSorted(([a], [b]) => a - b)
  const length = Math.hypot(...sorted.map(([, weight]) => weight)) || 1
  return { terms: sorted.map(([term]) => term), weights: sorted.map(([, weight]) => weight / length) }
}
