/** Below this a worker would spend more on loading the models than on its documents. */
const WORTH_A_WORKER = 4

/** How many parts each worker should still find when the next part is cut. */
const PARTS_AHEAD = 2

/** Smaller parts, in documents of mean weight, would cost more in files than they save in waiting. */
const LEAST_DOCUMENTS = 2

/**
 * How many documents each part holds, in the order of the work: as many as wanted at first, and ever fewer towards the
 * end, by the bytes that are left, so that the workers end together instead of waiting for the slowest (guided
 * self-scheduling; Polychronopoulos and Kuck 1987). A document that weighs more than a part should is one.
 *
 * @param weights Bytes of each document.
 * @param parallelism Parts computed at a time.
 * @param wanted The most documents in a part.
 */
export const partLengths = (
  weights: ReadonlyArray<number>,
  parallelism: number,
  wanted: number
): ReadonlyArray<number> => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const workers = Math.min(parallelism, Math.ceil(weights.length / WORTH_A_WORKER))
  const least = (LEAST_DOCUMENTS * total) / weights.length
  const lengths: Array<number> = []
  let left = total
  for (let first = 0; first < weights.length; first += lengths.at(-1)!) {
    const share = workers === 1 ? total : Math.max(left / (PARTS_AHEAD * workers), least)
    const length = lengthOfPart(weights, first, wanted, share)
    lengths.push(length)
    for (let i = first; i < first + length; i++) left -= weights[i]!
  }
  return lengths
}

/** Documents from `first` on, at least one, that weigh no more than their share together. */
const lengthOfPart = (weights: ReadonlyArray<number>, first: number, wanted: number, share: number): number => {
  let weight = weights[first]!
  let end = first + 1
  while (end < weights.length && end - first < wanted && weight + weights[end]! <= share) weight += weights[end++]!
  return end - first
}

/** A part this many times as heavy as the mean might still be computed when all others are done. */
const HEAVY = 4

/**
 * The parts in the order in which they are begun: heavy ones first, so that none is begun last; the others in their own
 * order, which is that in which the rows are merged meanwhile.
 *
 * @param weightOf Bytes of a part.
 */
export const startOrder = <A>(parts: ReadonlyArray<A>, weightOf: (part: A) => number): ReadonlyArray<A> => {
  const total = parts.reduce((sum, part) => sum + weightOf(part), 0)
  const isHeavy = (part: A): boolean => weightOf(part) * parts.length > HEAVY * total
  const heavy = parts.filter(isHeavy).toSorted((a, b) => weightOf(b) - weightOf(a))
  return [...heavy, ...parts.filter((part) => !isHeavy(part))]
}
