import { widthOf } from "./column-width.ts"
import type { EmWidth } from "./em-width.ts"
import { LINE_ROLES, LineRole } from "./role-network.ts"

/** Half-ems. A line of more than 50 em is no line of print; where a page has such a column, it shows it more than once. */
const WIDE = 100
const WIDE_LINES = 3
/** Share of a text in broken lines below which they are chance: on noised pages that were wrapped it is .04 to .9. */
const LEAST_BROKEN = 0.03

/**
 * Whether a page is wrapped, told from a first reading of it: more of its text stands in lines that were broken than in
 * lines too long for a column that end with their paragraph. A text that was cleaned before is not wrapped, although
 * among paragraphs of all lengths some always fit a column by chance.
 *
 * @param roles The first reading, one role a line.
 */
export const isWrapped = (lines: ReadonlyArray<EmWidth>, roles: Uint8Array): boolean => {
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

/** The scores of the roles, with all joins ruled out. */
export const withoutJoins = (scores: Float32Array): Float32Array => {
  const out = scores.slice()
  for (let at = LINE_ROLES + LineRole.continuation; at < out.length; at += LINE_ROLES) out[at]! -= NEVER
  return out
}
