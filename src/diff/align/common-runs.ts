/** A run of equal items: `length` of them from `a` on one side and from `b` on the other. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** What is compared: code points, or numbers that stand for whole sentences. */
export type Sequence = Uint32Array

/**
 * Differences that the search follows before it takes what is left for replaced. Blocks that unique anchors could not
 * cut and that differ by more are unrelated texts; what is equal in them is chance.
 */
const MOST_DIFFERENCES = 3000

/**
 * The runs that two sequences have in common, in order on both sides: a shortest edit script after E. W. Myers, "An
 * O(ND) difference algorithm and its variations" (1986), in linear space. Common ends are taken first.
 */
export const commonRuns = (a: Sequence, b: Sequence): Array<Run> => {
  const runs: Array<Run> = []
  const size = 2 * (Math.min(a.length + b.length, MOST_DIFFERENCES) + 2) + 1
  follow(a, 0, a.length, b, 0, b.length, new Int32Array(size), new Int32Array(size), runs)
  return joined(runs)
}

/** Neighbours that touch on both sides become one run; empty ones go. */
const joined = (runs: ReadonlyArray<Run>): Array<Run> => {
  const out: Array<Run> = []
  for (const run of runs) {
    const last = out.at(-1)
    if (run.length === 0) continue
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b) {
      out[out.length - 1] = { ...last, length: last.length + run.length }
    } else out.push(run)
  }
  return out
}

const follow = (
  a: Sequence,
  aFrom: number,
  aTo: number,
  b: Sequence,
  bFrom: number,
  bTo: number,
  forward: Int32Array,
  backward: Int32Array,
  runs: Array<Run>
): void => {
  let prefix = 0
  while (aFrom + prefix < aTo && bFrom + prefix < bTo && a[aFrom + prefix] === b[bFrom + prefix]) prefix++
  runs.push({ a: aFrom, b: bFrom, length: prefix })
  aFrom += prefix
  bFrom += prefix
  let suffix = 0
  while (aTo - suffix > aFrom && bTo - suffix > bFrom && a[aTo - suffix - 1] === b[bTo - suffix - 1]) suffix++
  aTo -= suffix
  bTo -= suffix
  if (aFrom < aTo && bFrom < bTo) {
    const snake = middleSnake(a, aFrom, aTo, b, bFrom, bTo, forward, backward)
    if (snake !== undefined) {
      follow(a, aFrom, snake.a, b, bFrom, snake.b, forward, backward, runs)
      runs.push(snake)
      follow(a, snake.a + snake.length, aTo, b, snake.b + snake.length, bTo, forward, backward, runs)
    }
  }
  runs.push({ a: aTo, b: bTo, length: suffix })
}

/**
 * A run in the middle of a shortest edit script (it may be empty: then it says where to cut); nothing when the two have
 * nothing in common, or more differences than are followed.
 */
const middleSnake = (
  a: Sequence,
  aFrom: number,
  aTo: number,
  b: Sequence,
  bFrom: number,
  bTo: number,
  forward: Int32Array,
  backward: Int32Array
): Run | undefined => {
  const n = aTo - aFrom
  const m = bTo - bFrom
  const delta = n - m
  const odd = (delta & 1) !== 0
  const most = Math.min((n + m + 1) >> 1, MOST_DIFFERENCES >> 1)
  const zero = forward.length >> 1
  const inside = (x: number, k: number): boolean => x <= n && x - k <= m
  forward[zero - m - 1] = forward[zero + n + 1] = -1
  backward[zero - m - 1] = backward[zero + n + 1] = -1
  forward[zero + 1] = 0
  backward[zero + 1] = 0
  for (let d = 0; d <= most; d++) {
    // Diagonals outside the rectangle lead nowhere.
    const least = -d + 2 * Math.max(0, d - m)
    const last = d - 2 * Math.max(0, d - n)
    for (let k = least; k <= last; k += 2) {
      const down = k === -d || (k !== d && forward[zero + k - 1]! < forward[zero + k + 1]!)
      let x = down ? forward[zero + k + 1]! : forward[zero + k - 1]! + 1
      const start = x
      while (x < n && x - k < m && x - k >= 0 && a[aFrom + x] === b[bFrom + x - k]) x++
      forward[zero + k] = x
      // The two searches meet when together they cover a diagonal.
      const reverse = delta - k
      if (odd && inside(x, k) && reverse >= -(d - 1) && reverse <= d - 1 && x + backward[zero + reverse]! >= n)
        return cut(aFrom + start, bFrom + start - k, x - start, n, m, aFrom, bFrom)
    }
    for (let k = least; k <= last; k += 2) {
      const down = k === -d || (k !== d && backward[zero + k - 1]! < backward[zero + k + 1]!)
      let x = down ? backward[zero + k + 1]! : backward[zero + k - 1]! + 1
      const start = x
      while (x < n && x - k < m && x - k >= 0 && a[aTo - x - 1] === b[bTo - (x - k) - 1]) x++
      backward[zero + k] = x
      const reverse = delta - k
      if (!odd && inside(x, k) && reverse >= -d && reverse <= d && x + forward[zero + reverse]! >= n)
        return cut(aTo - x, bTo - (x - k), x - start, n, m, aFrom, bFrom)
    }
  }
  return undefined
}

/** The run, unless it leaves the whole block on one side: then nothing is in common and the search would not end. */
const cut = (
  a: number,
  b: number,
  length: number,
  n: number,
  m: number,
  aFrom: number,
  bFrom: number
): Run | undefined => {
  const before = a === aFrom && b === bFrom
  const behind = a - aFrom + length === n && b - bFrom + length === m
  return length === 0 && (before || behind) ? undefined : { a, b, length }
}
