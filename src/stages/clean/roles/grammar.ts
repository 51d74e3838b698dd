import { LINE_ROLES, LineRole } from "../evidence/role-network.ts"
import { UNWRAPPED } from "../layout/column-width.ts"

/**
 * Which role may follow which, on a page of news. A title stands first; a byline follows its headline; after headline
 * and byline a body opens (that of their article, or of the next one where headlines stand behind their bodies).
 * In nats, on top of the network's scores.
 */
const { continuation: C, start: P, opening: A, headline: H, byline: B, title: T } = LineRole
const FORBIDDEN = -40

const ALLOWED: ReadonlyArray<readonly [before: number, behind: ReadonlyArray<number>]> = [
  [C, [C, P, A, H]],
  [P, [C, P, A, H]],
  [A, [C, P, A, H]],
  [H, [A, B]],
  [B, [A]],
  [T, [H, A]]
]

/** LINE_ROLES × LINE_ROLES: rows are the role before, columns the role behind. */
export const TRANSITIONS = new Float64Array(LINE_ROLES * LINE_ROLES).fill(FORBIDDEN)
for (const [before, behind] of ALLOWED) for (const role of behind) TRANSITIONS[before * LINE_ROLES + role] = 0

/** What a page may begin with. */
export const INITIAL = new Float64Array(LINE_ROLES).fill(FORBIDDEN)
for (const role of [A, H, T]) INITIAL[role] = 0

/** Shares on noised pages: articles that open without a headline before or behind the last one, and headlines with a byline. */
const USUAL_HEADLESS = 0.2
const USUAL_SIGNED = 0.4
/** How many articles of the usual kind a page is thought to have besides its own. */
const PRIOR_ARTICLES = 2
/** No habit of a page outweighs the words by more, in nats. */
const MOST = 3

/**
 * The grammar of one page, learned from a first reading of it: where every article has a headline, or every headline
 * a byline, a missing one is unlikely; where none has, so is one that stands alone. Articles without headlines do not
 * make more of them likely: tried, and paragraphs were then taken for articles.
 */
export const pageGrammar = (roles: Uint8Array): Float64Array => {
  let headed = 0
  let headless = 0
  let signed = 0
  let unsigned = 0
  for (let i = 1; i < roles.length; i++) {
    const before = roles[i - 1]!
    const role = roles[i]!
    if (role === A && (before === H || before === B)) headed++
    if (role === A && before <= A) headless++
    if (before === H && role === B) signed++
    if (before === H && role !== B) unsigned++
  }
  const out = TRANSITIONS.slice()
  const [less, more] = shift(headless, headed, USUAL_HEADLESS)
  const [yes, no] = shift(signed, unsigned, USUAL_SIGNED)
  for (const body of [C, P, A]) {
    out[body * LINE_ROLES + A]! += Math.min(0, less)
    out[body * LINE_ROLES + H]! += more
  }
  out[H * LINE_ROLES + B]! += yes
  out[H * LINE_ROLES + A]! += no
  return out
}

/** Log of how much more, and less, than usual the two kinds are on this page. */
const shift = (first: number, second: number, usual: number): readonly [first: number, second: number] => {
  const share = (first + PRIOR_ARTICLES * usual) / (first + second + PRIOR_ARTICLES)
  const clip = (x: number): number => Math.max(-MOST, Math.min(MOST, x))
  return [clip(Math.log(share / usual)), clip(Math.log((1 - share) / (1 - usual)))]
}

/** Nats. Of the joins on noised pages one in 1,500 stands where no column was found, and those pages are a few lines long. */
const NO_COLUMN = 8

/**
 * Holds back joins where neither line stands in a column, or where most of the text does not: text that is not wrapped
 * has no broken lines, so a text that was cleaned before stays as it is.
 *
 * @param widths the column's width at each line; @param lengths the lines' lengths, both as `column-fit.ts` sees them.
 */
export const withoutColumn = (
  scores: Float32Array,
  widths: Int32Array,
  lengths: ReadonlyArray<number>
): Float32Array => {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const free = lengths.reduce((sum, length, i) => sum + (widths[i] === UNWRAPPED ? length : 0), 0)
  const out = scores.slice()
  for (let i = 1; i < widths.length; i++) {
    const unwrapped = widths[i] === UNWRAPPED && widths[i - 1] === UNWRAPPED
    if (unwrapped || 2 * free > total) out[i * LINE_ROLES + C]! -= NO_COLUMN
  }
  return out
}
