/** Ranks of values, equal ones sharing the mean of theirs. */
const ranks = (values: ReadonlyArray<number>): Float64Array => {
  const order = values.map((_, i) => i).toSorted((a, b) => values[a]! - values[b]!)
  const found = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (const i of order.slice(start, end)) found[i] = (start + end - 1) / 2
    start = end
  }
  return found
}

/** Spearman's rank correlation. */
export const spearman = (one: ReadonlyArray<number>, other: ReadonlyArray<number>): number => {
  const [a, b] = [ranks(one), ranks(other)]
  const mean = (a.length - 1) / 2
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - mean, b[i]! - mean]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

/**
 * For every query how many candidates are as near as its own, or nearer: 1 where its own is the nearest.
 *
 * @param similarity Of the query and the candidate of these numbers; number i belongs to number i.
 */
export const ranksOfOwn = (
  count: number,
  similarity: (query: number, candidate: number) => number
): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, query) => {
    const own = similarity(query, query)
    let rank = 1
    for (let candidate = 0; candidate < count; candidate++) {
      if (candidate !== query && similarity(query, candidate) >= own) rank++
    }
    return rank
  })
