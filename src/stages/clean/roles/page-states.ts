import { LINE_ROLES, LineRole } from "../evidence/role-network.ts"
import type { Line } from "../lines/lines.ts"
import {
  beginsWithDateline,
  endsSentence,
  isHeading,
  isOver,
  isPageTitle,
  mayBeByline,
  type Signature,
  signatureOf
} from "./wording.ts"

/**
 * What a line is on its page: its role and, beside that, where it stands in its article. Role network and line tagger
 * learned on pages whose bylines all stand right under a headline of one line; whatever else there is, is told by how a
 * line is worded.
 */
export const PageState = {
  ...LineRole,
  /** A byline behind the body that it signs. */
  signature: 6,
  /** A byline above the headline of its article. */
  above: 7,
  /** The second line of a headline, or a deck below it. */
  deck: 8,
  /** The second line of a byline. */
  cosigner: 9,
  /** A headline below a byline, its own or that of the article before. */
  headlineBelowByline: 10,
  /** The opening of a body below one of these headlines, or below a deck: the networks may have seen it a line before. */
  lateOpening: 11
} as const
export const PAGE_STATES = 12

/** The role of a line in each state. */
export const ROLE_OF: ReadonlyArray<LineRole> = [
  ...([0, 1, 2, 3, 4, 5] as const),
  LineRole.byline,
  LineRole.byline,
  LineRole.headline,
  LineRole.byline,
  LineRole.headline,
  LineRole.opening
]

/** A state that the line's wording rules out. Here and below in nats. */
const RULED_OUT = -60
/** By how much a signature is likelier a byline than the likeliest thing that it may be beside a continuation. */
const SIGNED = { desk: 12, office: 5, names: 3 } as const
/** What a byline costs that names nobody. */
const NOBODY = -12
/** What a headline costs that ends as a sentence does: of 5,474 on noised pages none. */
const SENTENCE = -8
/** What a paragraph inside a body costs that begins with a dateline, as a body does, right below a heading. */
const DATELINE = -6
/**
 * What a deck costs beside the likeliest role that the networks know, if that is a headline or another one; and what a
 * dash at its beginning says for it.
 */
const DECK = { headline: -6, other: -1 } as const
const DASH = 6
/** A byline stands nearer to its own article: for a line feed more on one side than on the other. */
const NEARER = 2

/** What the lines' words say of their states. */
export interface Wording {
  readonly signatures: ReadonlyArray<Signature | undefined>
  /** For each line, how much nearer it stands to the next line than to the one before, in nats. */
  readonly near: Int8Array
  /** 1 for each line that may be a byline, is worded as a heading, ends as a sentence does. */
  readonly mayBeBylines: Uint8Array
  readonly headings: Uint8Array
  readonly sentences: Uint8Array
  /** 1 for each line that begins with a dateline, below a heading. */
  readonly datelines: Uint8Array
  /** 1 for each line that begins with a dash. */
  readonly dashes: Uint8Array
  /** Whether the first line is worded as the title of a page. */
  readonly titled: boolean
}

export const readWording = (lines: ReadonlyArray<Line>): Wording => {
  const marked = (test: (text: string) => boolean) => Uint8Array.from(lines, ({ text }) => (test(text) ? 1 : 0))
  const headings = marked(isHeading)
  const signed = lines.map(({ text }) => signatureOf(text))
  /** Whether the line before does not run on into a line. */
  const isApart = (i: number): boolean =>
    i === 0 || headings[i - 1] === 1 || signed[i - 1] !== undefined || isOver(lines[i - 1]!.text)
  return {
    signatures: signed.map((signature, i) => (signature !== undefined && isApart(i) ? signature : undefined)),
    near: Int8Array.from(lines, ({ breaks }, i) =>
      i === 0 || i === lines.length - 1 ? 0 : NEARER * Math.sign(breaks - lines[i + 1]!.breaks)
    ),
    mayBeBylines: marked(mayBeByline),
    headings,
    sentences: marked(endsSentence),
    datelines: Uint8Array.from(lines, ({ text }, i) => (headings[i - 1] === 1 && beginsWithDateline(text) ? 1 : 0)),
    dashes: marked((text) => text.startsWith("——")),
    titled: lines.length > 0 && isPageTitle(lines[0]!.text)
  }
}

/** Rows of `PAGE_STATES` scores from rows of `LINE_ROLES`. */
export const stateScores = (scores: Float32Array, wording: Wording): Float32Array => {
  const n = scores.length / LINE_ROLES
  const out = new Float32Array(n * PAGE_STATES).fill(RULED_OUT)
  for (let i = 0; i < n; i++) {
    const from = i * LINE_ROLES
    const at = i * PAGE_STATES
    for (let role = 0; role < LINE_ROLES; role++) out[at + role] = scores[from + role]!
    const body = Math.max(scores[from + LineRole.start]!, scores[from + LineRole.opening]!)
    const other = Math.max(body, scores[from + LineRole.byline]!)
    const headline = scores[from + LineRole.headline]!
    const signature = wording.signatures[i]
    out[at + PageState.lateOpening] = body
    out[at + PageState.headlineBelowByline] = headline
    if (signature !== undefined) {
      const signed = Math.max(other, headline) + SIGNED[signature]
      out[at + PageState.byline] = signed
      out[at + PageState.cosigner] = signed
      out[at + PageState.signature] = signed - wording.near[i]!
      out[at + PageState.above] = signed + wording.near[i]!
    } else {
      if (wording.mayBeBylines[i] === 0) out[at + PageState.byline]! += NOBODY
      if (wording.headings[i] === 1) {
        const deck = Math.max(other + DECK.other, headline + DECK.headline)
        out[at + PageState.deck] = deck + (wording.dashes[i] === 1 ? DASH : 0)
        out[at + PageState.headlineBelowByline] = Math.max(other, headline)
      }
    }
    if (wording.datelines[i] === 1) out[at + PageState.start]! += DATELINE
    if (wording.sentences[i] === 1) out[at + PageState.headline]! += SENTENCE
  }
  return out
}
