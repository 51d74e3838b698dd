import type { Line } from "../lines/lines.ts"
import { LINE_FEATURES } from "./line-features.ts"
import { LEXICON_BITS, LEXICON_ROWS, type Ink, lexiconRows } from "./line-lexicon.ts"

/** What a line is. `start` begins a paragraph inside an article's body, `opening` the body itself. */
export const LineRole = { continuation: 0, start: 1, opening: 2, headline: 3, byline: 4, title: 5 } as const
export type LineRole = (typeof LineRole)[keyof typeof LineRole]
export const LINE_ROLES = 6

/** Lines on each side that the network sees the features of. */
export const AROUND = 2
export const WINDOW = (2 * AROUND + 1) * LINE_FEATURES

/**
 * One hidden layer over the features of five lines and the words of the line: log-odds of its role (up to a constant
 * of the line). Trained by training/clean/role_network.py.
 */
export interface RoleNetwork {
  readonly hidden: number
  /** `WINDOW` rows of `hidden` weights. */
  readonly input: Float32Array
  readonly inputBias: Float32Array
  /** 2^`LEXICON_BITS` rows of `hidden` weights in steps of `lexiconStep`. */
  readonly lexicon: Int8Array
  readonly lexiconStep: number
  /** `hidden` rows of `LINE_ROLES` weights. */
  readonly output: Float32Array
  readonly outputBias: Float32Array
}

/** Number of lexicon rows that a network must have. */
export const LEXICON_SIZE = 1 << LEXICON_BITS

/** Scores of every role for every line, in nats: rows of `LINE_ROLES`. */
export const roleScores = (
  network: RoleNetwork,
  lines: ReadonlyArray<Line>,
  features: Float32Array,
  inks: ReadonlyArray<Ink>
): Float32Array => {
  const { hidden } = network
  const out = new Float32Array(lines.length * LINE_ROLES)
  const layer = new Float64Array(hidden)
  const rows = new Uint16Array(LEXICON_ROWS)
  for (let i = 0; i < lines.length; i++) {
    for (let h = 0; h < hidden; h++) layer[h] = network.inputBias[h]!
    for (let o = -AROUND; o <= AROUND; o++) {
      if (i + o < 0 || i + o >= lines.length) continue
      addFeatures(network, features, (i + o) * LINE_FEATURES, (o + AROUND) * LINE_FEATURES, layer)
    }
    const n = lexiconRows(lines, inks, i, rows)
    for (let r = 0; r < n; r++) {
      const at = rows[r]! * hidden
      for (let h = 0; h < hidden; h++) layer[h]! += network.lexicon[at + h]! * network.lexiconStep
    }
    for (let role = 0; role < LINE_ROLES; role++) {
      let sum = network.outputBias[role]!
      for (let h = 0; h < hidden; h++) if (layer[h]! > 0) sum += layer[h]! * network.output[h * LINE_ROLES + role]!
      out[i * LINE_ROLES + role] = sum
    }
  }
  return out
}

/** Most features of a line are zero, so it pays to ask first. */
const addFeatures = (
  network: RoleNetwork,
  features: Float32Array,
  from: number,
  weights: number,
  layer: Float64Array
): void => {
  const { hidden, input } = network
  for (let f = 0; f < LINE_FEATURES; f++) {
    const value = features[from + f]!
    if (value === 0) continue
    const at = (weights + f) * hidden
    for (let h = 0; h < hidden; h++) layer[h]! += value * input[at + h]!
  }
}
