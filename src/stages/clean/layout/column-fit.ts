import { endScore, FREE_JOIN, freeEnd, joinScore } from "./column-scores.ts"
import { candidateWidths, firstWidthOf, type Setting, UNWRAPPED, widthOf } from "./column-width.ts"
import type { EmWidth } from "./em-width.ts"

/**
 * How well each line break fits the column: the evidence of the layout, with what the language says beside it so
 * that doubtful widths are settled by the words.
 */
export interface ColumnFit {
  readonly setting: Setting
  /** Score of the best explanation of the whole text, in nats. */
  readonly score: number
  /** For the break before each line: best explanation with a join there, less the best with a paragraph break. */
  readonly margin: Float32Array
  /** The column's width at each line on the best path, half-ems; `UNWRAPPED` where there is no column. */
  readonly width: Int32Array
  /** Room left on each line on the best path, half-ems. Negative when it overflows; 0 where there is no column. */
  readonly slack: Int32Array
  /** 1 where the best path begins a paragraph. */
  readonly starts: Uint8Array
}

/** A change of the column's width between two lines: about one line in two hundred, to any of some twenty widths. */
const CHANGE = -7
/** Beginning a paragraph is rarer than going on. */
const BREAK_PRIOR = -1.6
/** The words' weight against the layout's: neighbouring breaks share characters, so their evidence overlaps. */
const LANGUAGE = 0.7
const LANGUAGE_MOST = 7

/** What the two passes work on. State 2c + f: candidate width c; f is 1 when the line begins a paragraph. */
interface Lattice {
  /** Number of lines. */
  readonly n: number
  /** Candidate widths, half-ems. */
  readonly candidates: Int32Array
  /** Score of line `i` in candidate `c` as first line (`f` 1) or not, when the break behind it is a join or not. */
  readonly line: (i: number, c: number, f: number, join: boolean) => number
  /** Score of line `i` beginning a paragraph (`f` 1) or not. */
  readonly start: (i: number, f: number) => number
}

/**
 * Fits columns to lines by dynamic programming (Viterbi, forward and backward), over states of the column's width and
 * whether the line begins a paragraph, which is set in.
 *
 * @param language `readsOn` for the break before each line, in nats. Time is lines × widths.
 */
export const fitColumn = (lines: ReadonlyArray<EmWidth>, language: Float32Array, setting: Setting): ColumnFit => {
  const widths = Int32Array.from(lines, (line) => widthOf(line, setting.mark))
  const firsts = Int32Array.from(lines, (line) => firstWidthOf(line, setting.mark))
  const candidates = candidateWidths(widths)
  const lattice: Lattice = {
    n: lines.length,
    candidates,
    line: (i, c, f, join) => {
      const width = candidates[c]!
      if (width === UNWRAPPED) return join ? FREE_JOIN : freeEnd(widths[i]!)
      const slack = width - f * setting.indent - widths[i]!
      return join ? joinScore(slack, firsts[i + 1]!) : endScore(slack, width)
    },
    start: (i, f) =>
      f === 1 ? BREAK_PRIOR : LANGUAGE * Math.max(-LANGUAGE_MOST, Math.min(LANGUAGE_MOST, language[i]!))
  }
  return readOut(lattice, forwardPass(lattice), backwardPass(lattice), widths, setting)
}

/** For every line and state, the best score of the lines before it, the state's own beginning included. */
const forwardPass = ({ n, candidates, line, start }: Lattice): Float64Array => {
  const k = candidates.length
  const states = 2 * k
  const forward = new Float64Array(n * states)
  const reached = new Float64Array(k)
  // A text begins with a paragraph.
  for (let c = 0; c < k; c++) forward[2 * c] = -1e9
  for (let i = 1; i < n; i++) {
    const before = (i - 1) * states
    for (let f = 0; f < 2; f++) {
      let top = -Infinity
      for (let c = 0; c < k; c++) {
        const a = forward[before + 2 * c]! + line(i - 1, c, 0, f === 0)
        const b = forward[before + 2 * c + 1]! + line(i - 1, c, 1, f === 0)
        reached[c] = a > b ? a : b
        if (reached[c]! > top) top = reached[c]!
      }
      const add = start(i, f)
      for (let c = 0; c < k; c++) forward[i * states + 2 * c + f] = Math.max(reached[c]!, top + CHANGE) + add
    }
  }
  return forward
}

/** For every line and state, the best score of the line itself and all lines behind it. */
const backwardPass = ({ n, candidates, line, start }: Lattice): Float64Array => {
  const k = candidates.length
  const states = 2 * k
  const backward = new Float64Array(n * states)
  if (n === 0) return backward
  for (let state = 0; state < states; state++) {
    backward[(n - 1) * states + state] = line(n - 1, state >> 1, state & 1, false)
  }
  for (let i = n - 2; i >= 0; i--) {
    const behind = (i + 1) * states
    const top = [-Infinity, -Infinity]
    for (let state = 0; state < states; state++) top[state & 1] = Math.max(top[state & 1]!, backward[behind + state]!)
    const [on, stop] = [start(i + 1, 0), start(i + 1, 1)]
    for (let c = 0; c < k; c++) {
      const joined = on + Math.max(backward[behind + 2 * c]!, top[0]! + CHANGE)
      const ended = stop + Math.max(backward[behind + 2 * c + 1]!, top[1]! + CHANGE)
      for (let f = 0; f < 2; f++) {
        backward[i * states + 2 * c + f] = Math.max(line(i, c, f, true) + joined, line(i, c, f, false) + ended)
      }
    }
  }
  return backward
}

/** Best state of each line, and the margin of each break, from the two passes. */
const readOut = (
  { n, candidates }: Lattice,
  forward: Float64Array,
  backward: Float64Array,
  widths: Int32Array,
  setting: Setting
): ColumnFit => {
  const states = 2 * candidates.length
  const margin = new Float32Array(n)
  const width = new Int32Array(n)
  const slack = new Int32Array(n)
  const starts = new Uint8Array(n)
  let score = 0
  for (let i = 0; i < n; i++) {
    const top = [-Infinity, -Infinity]
    const best = [0, 1]
    for (let state = 0; state < states; state++) {
      const total = forward[i * states + state]! + backward[i * states + state]!
      if (total <= top[state & 1]!) continue
      top[state & 1] = total
      best[state & 1] = state
    }
    const first = top[1]! > top[0]! ? 1 : 0
    margin[i] = top[0]! - top[1]!
    score = top[first]!
    starts[i] = first
    width[i] = candidates[best[first]! >> 1]!
    slack[i] = width[i] === UNWRAPPED ? 0 : width[i]! - first * setting.indent - widths[i]!
  }
  return { setting, score, margin, width, slack, starts }
}
