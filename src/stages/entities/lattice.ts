import type { TagSet } from "./tag-set.ts"
import type { Mention } from "./recogniser.ts"

/**
 * All ways to divide a sentence into mentions and characters outside of them. The weight of one is the sum of the
 * logits of its tags; only well-formed tag sequences are in the lattice, so a decoded one always is.
 */
export interface Lattice {
  /** Code points. */
  readonly length: number
  readonly tags: TagSet
  /** Logit of a tag, given by its column, at a code point. */
  readonly weight: (at: number, column: number) => number
}

/**
 * @param logits A row for each code point, a column for each tag.
 * @param cannotBorder Whether a mention may neither begin nor end with this code point.
 */
export const lattice = (logits: Float32Array, tags: TagSet, cannotBorder: (at: number) => boolean): Lattice => {
  const length = logits.length / tags.width
  const borders = new Set(tags.types.flatMap(({ begin, end, single }) => [begin, end, single]))
  const barred = Uint8Array.from({ length }, (_, at) => Number(cannotBorder(at)))
  const weight = (at: number, column: number): number =>
    barred[at] === 1 && borders.has(column) ? -Infinity : logits[at * tags.width + column]!
  return { length, tags, weight }
}

/** A span of code points and the type that it may be a mention of. */
export type Candidate = Omit<Mention, "score">

/** The likeliest division's mentions, in order, each with its probability. */
export const decode = (sentence: Lattice): ReadonlyArray<Mention> => {
  const probability = mentionProbability(sentence)
  return bestMentions(sentence, suffixes(sentence, Math.max)).map((mention) => ({
    ...mention,
    score: probability(mention)
  }))
}

/**
 * The probability of a mention: the share that the divisions have, in which just this span is a mention of just this
 * type, in the weight of all divisions (forward-backward).
 */
export const mentionProbability = (sentence: Lattice): ((mention: Candidate) => number) => {
  const before = prefixes(sentence, logAdd)
  const behind = suffixes(sentence, logAdd).closed
  const all = behind[0]!
  return (mention) => {
    const weight = before[mention.start]! + mentionWeight(sentence, mention) + behind[mention.end]!
    return Math.min(1, Math.exp(weight - all))
  }
}

/**
 * Weight of what comes behind each place of the sentence, from a place between mentions (`closed`) or within a
 * mention of each type (`open`).
 */
interface Suffixes {
  readonly closed: Float64Array
  readonly open: ReadonlyArray<Float64Array>
}

/** How the weights of alternatives combine: their maximum, or the logarithm of the sum of their exponentials. */
type Combine = (a: number, b: number) => number

const suffixes = ({ length, tags, weight }: Lattice, combine: Combine): Suffixes => {
  const closed = new Float64Array(length + 1)
  const open = tags.types.map(() => new Float64Array(length + 1).fill(-Infinity))
  for (let at = length - 1; at >= 0; at--) {
    const after = closed[at + 1]!
    let here = weight(at, tags.outside) + after
    for (const [t, columns] of tags.types.entries()) {
      const opened = open[t]!
      here = combine(here, weight(at, columns.single) + after)
      here = combine(here, weight(at, columns.begin) + opened[at + 1]!)
      opened[at] = combine(weight(at, columns.end) + after, weight(at, columns.inside) + opened[at + 1]!)
    }
    closed[at] = here
  }
  return { closed, open }
}

/** Weight of what comes before each place between mentions. */
const prefixes = ({ length, tags, weight }: Lattice, combine: Combine): Float64Array => {
  const closed = new Float64Array(length + 1)
  const open = tags.types.map(() => -Infinity)
  for (let at = 0; at < length; at++) {
    const before = closed[at]!
    let next = before + weight(at, tags.outside)
    for (const [t, columns] of tags.types.entries()) {
      next = combine(next, before + weight(at, columns.single))
      next = combine(next, open[t]! + weight(at, columns.end))
      open[t] = combine(before + weight(at, columns.begin), open[t]! + weight(at, columns.inside))
    }
    closed[at + 1] = next
  }
  return closed
}

/** Walks from the front along the best weights; of equals, no mention, then the shorter one, then the earlier type. */
const bestMentions = (sentence: Lattice, best: Suffixes): ReadonlyArray<Candidate> => {
  const mentions: Array<Candidate> = []
  let at = 0
  while (at < sentence.length) {
    const mention = mentionAt(sentence, best, at)
    if (mention !== undefined) mentions.push(mention)
    at = mention?.end ?? at + 1
  }
  return mentions
}

/** The mention that the best division has at a place between mentions, if any. */
const mentionAt = (sentence: Lattice, best: Suffixes, start: number): Candidate | undefined => {
  const { tags, weight } = sentence
  const after = best.closed[start + 1]!
  let top = weight(start, tags.outside) + after
  let mention: Candidate | undefined
  for (const [t, { type, single, begin }] of tags.types.entries()) {
    const alone = weight(start, single) + after
    if (alone > top) {
      top = alone
      mention = { start, end: start + 1, type }
    }
    const begun = weight(start, begin) + best.open[t]![start + 1]!
    if (begun > top) {
      top = begun
      mention = { start, end: endOf(sentence, best, t, start + 1), type }
    }
  }
  return mention
}

/** Behind the last character of a mention of the `t`th type that is open at a place. */
const endOf = ({ tags, weight }: Lattice, { closed, open }: Suffixes, t: number, from: number): number => {
  const { end, inside } = tags.types[t]!
  let at = from
  while (weight(at, inside) + open[t]![at + 1]! > weight(at, end) + closed[at + 1]!) at++
  return at + 1
}

/** Weight of the tags of a mention. */
const mentionWeight = ({ tags, weight }: Lattice, { start, end, type }: Candidate): number => {
  const columns = tags.types.find((columns) => columns.type === type)!
  if (end === start + 1) return weight(start, columns.single)
  let sum = weight(start, columns.begin) + weight(end - 1, columns.end)
  for (let at = start + 1; at < end - 1; at++) sum += weight(at, columns.inside)
  return sum
}

/** Logarithm of the sum of two numbers that are given by their logarithms. */
const logAdd = (a: number, b: number): number => {
  const larger = Math.max(a, b)
  return larger === -Infinity ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger))
}
