import { LINE_ROLES, LineRole } from "../evidence/role-network.ts"
import { widthOf } from "../layout/column-width.ts"
import type { EmWidth } from "../layout/em-width.ts"
import type { Roles } from "./viterbi.ts"

/** Half-ems. A line of more than 50 em is no line of print; where a page has such a column, it shows it more than once. */
const WIDE = 100
const WIDE_LINES = 3
/** Share of a text in broken lines below which they are chance: on noised pages that were wrapped it is .04 to .9. */
const LEAST_BROKEN = 0.03
/**
 * Nats. Among the joins of a page that is wrapped the surest is one of more than this (10 to 60 on noised pages); where
 * nothing was broken, two short lines may seem to read on, but never as surely.
 */
const SURE_JOIN = 8

/**
 * Whether a page is wrapped, told from a first reading of it: more of its text stands in lines that were broken than in
 * lines too long for a column that end with their paragraph. A text that was cleaned before is not wrapped, although
 * among paragraphs of all lengths some always fit a column by chance.
 *
 * @param first The first reading.
 */
export const isWrapped = (lines: ReadonlyArray<EmWidth>, { roles, joinMargin }: Roles): boolean => {
  if (!joinMargin.some((margin) => margin > SURE_JOIN)) return false
  const widths = lines.map((line) => widthOf(line, 1))
  const joins = (i: number): boolean => roles[i + 1] === LineRole.continuation
  const total = (counts: (width: number, i: number) => boolean): number =>
    widths.reduce((sum, width, i) => (counts(width, i) ? sum + width : sum), 0)
  const wideColumn = widths.filter((width, i) => width > WIDE && joins(i)).length >= WIDE_LINES
  const broken = total((width, i) => joins(i) && (wideColumn || width <= WIDE))
  const unbroken = total((width, i) => width > WIDE && !(joins(i) && wideColumn))
  return broken > unbroken && broken > LEAST_BROKEN * total(() => true)
}

/** Forbids every join, in nats. */
const NEVER = 40

/** The scores of the roles, with joins ruled out where `isApart` says that a line does not go on from the one before. */
export const withoutJoins = (scores: Float32Array, isApart: (line: number) => boolean): Float32Array => {
  const out = scores.slice()
  for (let line = 1; line * LINE_ROLES < out.length; line++) {
    if (isApart(line)) out[line * LINE_ROLES + LineRole.continuation]! -= NEVER
  }
  return out
}
