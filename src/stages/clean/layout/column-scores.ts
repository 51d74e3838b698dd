import { WIDEST } from "./column-width.ts"

/**
 * Log probabilities of the room left on a line: when the paragraph goes on, when it ends, and where no column is. All
 * widths in half-ems, all scores in nats. Set by hand from how lines are broken; what the result is worth, against all
 * other evidence, is learned by the role network.
 */
const SLACKS = 24
const FIRSTS = 12

/** log P(room left, given that the paragraph goes on and the next piece has this width), for slack -SLACKS…SLACKS. */
const JOIN = new Float64Array((2 * SLACKS + 1) * (FIRSTS + 1))
for (let first = 0; first <= FIRSTS; first++) {
  for (let slack = -SLACKS; slack <= SLACKS; slack++) {
    // A line may overflow by half an em where marks are squeezed or hang; more is a mistake in the width.
    const over = slack >= 0 ? 0 : slack === -1 ? -1.5 : slack === -2 ? -3.5 : slack === -3 ? -6 : -9
    // A piece that would have fitted speaks against a join, but a word or a number may have been kept together.
    const spare = slack - first
    const fitted = spare < 0 ? 0 : spare === 0 ? -1.2 : spare === 1 ? -3 : spare === 2 ? -4.2 : -5.5 - 0.1 * spare
    JOIN[(slack + SLACKS) * (FIRSTS + 1) + first] = over + fitted - Math.log(Math.max(first, 2) + 1)
  }
}

/** log P of the room left on a line that goes on, for the width of the piece that begins the next line. */
export const joinScore = (slack: number, first: number): number => {
  const s = slack < -SLACKS ? -SLACKS : slack > SLACKS ? SLACKS : slack
  return JOIN[(s + SLACKS) * (FIRSTS + 1) + (first > FIRSTS ? FIRSTS : first)]!
}

/** A headline may be this much wider than the column below it, in half-ems. */
const HEADLINE_OVER = 50
/** Last lines of paragraphs have any length; a line wider than its column is a headline, or there is no column. */
export const endScore = (slack: number, width: number): number => {
  const over = slack >= 0 ? 0 : slack === -1 ? -1 : slack === -2 ? -2.5 : -5 + 0.1 * Math.min(0, slack + HEADLINE_OVER)
  return over - LOG[width]!
}
const LOG = Float64Array.from({ length: WIDEST + 1 }, (_, width) => Math.log(width + 1))
/** Without a column, a line is a paragraph: lengths spread evenly over orders of magnitude. */
export const freeEnd = (width: number): number => -Math.log(width + 2) - 2
/** Without a column nothing is broken. */
export const FREE_JOIN = -9
