import { LINE_ROLES } from "../evidence/role-network.ts"
import { UNWRAPPED } from "../layout/column-width.ts"
import { PAGE_STATES, PageState, type Wording } from "./page-states.ts"

/**
 * Which state may follow which, on a page of news. A title stands first; a byline follows its headline, or stands above
 * it, or behind the body; after headline and byline a body opens (that of their article, or of the next one where
 * headlines stand behind their bodies). In nats, on top of the scores of the lines.
 */
const { continuation: C, start: P, opening: A, headline: H, byline: B, title: T } = PageState
const { signature: S, above: N, deck: D, cosigner: M, headlineBelowByline: K, lateOpening: O } = PageState
export const FORBIDDEN = -40
/** What has hardly a reason to be: three lines of headline. */
const RARE = -3
/** Behind a signature a headline stands that the network, which learned on pages without signatures, does not expect. */
const UNHEADED = -10

type Allowed = readonly [before: number, behind: ReadonlyArray<number | readonly [state: number, cost: number]>]
const ALLOWED: ReadonlyArray<Allowed> = [
  [C, [C, P, A, H, S, N]],
  [P, [C, P, A, H, S, N]],
  [A, [C, P, A, H, S, N]],
  [O, [C, P, A, H, S, N]],
  [H, [A, B, D]],
  [D, [O, B, [D, RARE]]],
  [B, [A, M]],
  [M, [A, M]],
  [K, [O, B, D]],
  [S, [[A, UNHEADED], K, [S, RARE]]],
  [N, [K, [N, RARE]]],
  [T, [H, A, N]]
]

/** PAGE_STATES × PAGE_STATES: rows are the state before, columns the state behind. */
export const TRANSITIONS = new Float64Array(PAGE_STATES * PAGE_STATES).fill(FORBIDDEN)
for (const [before, behind] of ALLOWED) {
  for (const to of behind) {
    const [state, cost] = typeof to === "number" ? [to, 0] : to
    TRANSITIONS[before * PAGE_STATES + state] = cost
  }
}

/** The transitions that are allowed: pairs of states, one behind the other. */
export const STEPS = Uint8Array.from(
  ALLOWED.flatMap(([before, behind]) => behind.flatMap((to) => [before, typeof to === "number" ? to : to[0]]))
)

/** What a page may begin with, and end with. */
export const INITIAL = new Float64Array(PAGE_STATES).fill(FORBIDDEN)
for (const state of [A, H, T, N]) INITIAL[state] = 0
export const FINAL = new Float64Array(PAGE_STATES)
FINAL[N] = FORBIDDEN

/** How the lines of one page may follow one another. */
export interface Grammar {
  /** What the first line may be. */
  readonly initial: Float64Array
  readonly transitions: Float64Array
  /** Those from a line that is worded as a heading. */
  readonly fromHeading: Float64Array
  /** 1 for each such line. */
  readonly headings: Uint8Array
}

/** A body is no heading alone, and where a headline has more lines than one, none but the last is its first line. */
const NO_BODY = -12
const NO_OPENING = -6

/** The grammar of any page. */
export const anyPage = (
  { headings }: Pick<Wording, "headings">,
  initial: Float64Array = INITIAL,
  transitions: Float64Array = TRANSITIONS
): Grammar => {
  const fromHeading = transitions.slice()
  for (const opening of [A, O]) {
    for (const state of [A, H, S, N]) fromHeading[opening * PAGE_STATES + state]! += NO_BODY
  }
  fromHeading[O * PAGE_STATES + P]! += NO_OPENING
  return { initial, transitions, fromHeading, headings }
}

/** Shares on noised pages: articles that open without a headline before or behind the last one, and headlines with a byline. */
const USUAL_HEADLESS = 0.2
const USUAL_SIGNED = 0.4
/** How many articles of the usual kind a page is thought to have besides its own. */
const PRIOR_ARTICLES = 2
/** No habit of a page outweighs the words by more, in nats. */
const MOST = 3
/** A page that begins with a byline, or ends with one, has the others in the same place. */
const SAME_PLACE = -6
/**
 * A page's first line that is worded as a heading is hardly a body, and as the title of a page only where it is worded as
 * one; over a single article it is its headline.
 */
const ONE_ARTICLE = -8
const FIRST_HEADING = -3

/**
 * The grammar of one page, learned from a first reading of it: where every article has a headline, or every headline
 * a byline, a missing one is unlikely; where none has, so is one that stands alone. Articles without headlines do not
 * make more of them likely: tried, and paragraphs were then taken for articles.
 *
 * @param states The first reading.
 */
export const pageGrammar = (wording: Wording, states: Uint8Array): Grammar => {
  let headed = 0
  let headless = 0
  let signed = 0
  let unsigned = 0
  for (let i = 1; i < states.length; i++) {
    const before = states[i - 1]!
    const state = states[i]!
    if (isOpening(state) && isHead(before)) headed++
    if (state === A && (before <= A || before === O)) headless++
    if (isHeadline(before) && state === B) signed++
    if (isHeadline(before) && isOpening(state)) unsigned++
  }
  const out = TRANSITIONS.slice()
  const [less, more] = shift(headless, headed, USUAL_HEADLESS)
  const [yes, no] = shift(signed, unsigned, USUAL_SIGNED)
  const first = states[states[0] === T ? 1 : 0]
  const last = states[states.length - 1]
  for (const body of [C, P, A, O]) {
    out[body * PAGE_STATES + A]! += Math.min(0, less)
    for (const state of [H, N, S]) out[body * PAGE_STATES + state]! += more
    if (first === N) out[body * PAGE_STATES + S]! += SAME_PLACE
    else if (last === S) out[body * PAGE_STATES + N]! += SAME_PLACE
  }
  for (const head of [H, D, K]) {
    out[head * PAGE_STATES + B]! += yes
    for (const opening of [A, O]) out[head * PAGE_STATES + opening]! += no
  }
  const initial = INITIAL.slice()
  const articles = states.reduce((sum, state) => (isOpening(state) ? sum + 1 : sum), 0)
  if (wording.headings[0] === 1) initial[A]! += FIRST_HEADING
  if (!wording.titled) initial[T]! += articles === 1 ? ONE_ARTICLE : FIRST_HEADING
  return anyPage(wording, initial, out)
}

const isOpening = (state: number): boolean => state === A || state === O
const isHeadline = (state: number): boolean => state === H || state === D || state === K
/** What stands between a headline and its body, itself included. */
const isHead = (state: number): boolean => isHeadline(state) || state === B || state === M

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
