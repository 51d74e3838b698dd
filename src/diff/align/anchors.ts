import { commonRuns, type Run, type Sequence } from "./common-runs.ts"

/** Ink that stands once on each side and is this long (code points) is the same place. */
const ANCHOR = 12
/** Below this product of lengths the edit script is searched for at once. */
const SMALL = 1 << 20

/**
 * The common runs of two long sequences. Pieces that stand exactly once on both sides and in the same order are taken
 * first, as Cohen's patience diff does with lines; pages are wrapped anew too often for lines, so here they are pieces
 * of ink. Between them the edit script is searched for.
 */
export const anchoredRuns = (a: Sequence, b: Sequence): Array<Run> => {
  if (a.length * b.length <= SMALL) return commonRuns(a, b)
  const runs: Array<Run> = []
  let [atA, atB] = [0, 0]
  for (const anchor of [...anchors(a, b), { a: a.length, b: b.length, length: 0 }]) {
    const between = commonRuns(a.subarray(atA, anchor.a), b.subarray(atB, anchor.b))
    for (const run of between) runs.push({ a: run.a + atA, b: run.b + atB, length: run.length })
    if (anchor.length > 0) runs.push(anchor)
    atA = anchor.a + anchor.length
    atB = anchor.b + anchor.length
  }
  return runs
}

/** The longest chain of pieces that are unique on both sides, each grown as far as the two agree. */
const anchors = (a: Sequence, b: Sequence): Array<Run> => {
  const inA = uniquePieces(a)
  const inB = uniquePieces(b)
  const pairs: Array<{ readonly a: number; readonly b: number }> = []
  for (const [piece, at] of inA) {
    const other = at < 0 ? undefined : inB.get(piece)
    // The hash may lie: what counts is the text.
    if (other !== undefined && other >= 0 && agree(a, at, b, other)) pairs.push({ a: at, b: other })
  }
  pairs.sort((p, q) => p.a - q.a)
  const out: Array<Run> = []
  for (const pair of longestIncreasing(pairs)) {
    const last = out.at(-1)
    const endA = last === undefined ? 0 : last.a + last.length
    const endB = last === undefined ? 0 : last.b + last.length
    // Within the run before, and on the same diagonal: it is part of it already.
    if (last !== undefined && pair.a < endA && pair.a - last.a === pair.b - last.b) continue
    let { a: atA, b: atB } = pair
    if (atA < endA || atB < endB) continue
    while (atA > endA && atB > endB && a[atA - 1] === b[atB - 1]) {
      atA--
      atB--
    }
    let length = pair.a - atA + ANCHOR
    while (atA + length < a.length && atB + length < b.length && a[atA + length] === b[atB + length]) length++
    out.push({ a: atA, b: atB, length })
  }
  return out
}

const agree = (a: Sequence, atA: number, b: Sequence, atB: number): boolean => {
  for (let i = 0; i < ANCHOR; i++) if (a[atA + i] !== b[atB + i]) return false
  return true
}

const BASE = 0x01000193

/** Rolling hash of each piece to where it stands, or -1 when it stands there more than once. */
const uniquePieces = (sequence: Sequence): Map<number, number> => {
  const found = new Map<number, number>()
  let hash = 0
  let power = 1
  for (let i = 0; i < ANCHOR; i++) power = Math.imul(power, BASE)
  for (let i = 0; i < sequence.length; i++) {
    hash = (Math.imul(hash, BASE) + sequence[i]!) | 0
    if (i >= ANCHOR) hash = (hash - Math.imul(power, sequence[i - ANCHOR]!)) | 0
    if (i >= ANCHOR - 1) found.set(hash, found.has(hash) ? -1 : i - ANCHOR + 1)
  }
  return found
}

/** The longest subsequence with rising `b` of pairs that are sorted by `a`. */
const longestIncreasing = <P extends { readonly b: number }>(pairs: ReadonlyArray<P>): Array<P> => {
  const tails: Array<number> = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (let i = 0; i < pairs.length; i++) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]!.b < pairs[i]!.b) low = middle + 1
      else high = middle
    }
    if (low > 0) before[i] = tails[low - 1]!
    tails[low] = i
  }
  const chain: Array<P> = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) chain.push(pairs[i]!)
  return chain.toReversed()
}
