import { collectEvidence, type Evidence } from "../evidence/evidence.ts"
import { LINE_ROLES, roleScores } from "../evidence/role-network.ts"
import type { Line } from "../lines/lines.ts"
import type { CleanStatistics } from "../statistics.ts"
import { captionEdges } from "./captions.ts"
import { anyPage, pageGrammar, withoutColumn } from "./grammar.ts"
import { readWording, stateScores, type Wording } from "./page-states.ts"
import { withTags } from "./tagged-scores.ts"
import { verseLines } from "./verse.ts"
import { bestRoles, type Roles } from "./viterbi.ts"
import { isWrapped, withoutJoins } from "./wrapping.ts"

/** What layout and character statistics say of the lines of a document that are not furniture. */
export interface LineReading {
  readonly lines: ReadonlyArray<Line>
  readonly evidence: Evidence
  readonly wording: Wording
  /** Rows of `LINE_ROLES` scores, in nats. */
  readonly scores: Float32Array
}

export const readLines = (lines: ReadonlyArray<Line>, statistics: CleanStatistics): LineReading => {
  const evidence = collectEvidence(lines, statistics.language)
  const scores = withoutColumn(
    roleScores(statistics.roles, lines, evidence.features, evidence.inks),
    evidence.fit.width,
    lines.map((line) => line.text.length)
  )
  return { lines, evidence, wording: readWording(lines), scores }
}

/**
 * The roles of the lines. A first reading, under the grammar of any page, tells the habits of this one: whether it is
 * wrapped, and how its articles are headed and signed; the second reading goes by them.
 *
 * @param tags What the line tagger said, rows of `LINE_ROLES`.
 */
export const rolesOf = ({ lines, evidence, wording, scores: read }: LineReading, tags?: Float32Array): Roles => {
  const scores = tags === undefined ? read : withTags(read, tags)
  const first = bestRoles(stateScores(scores, wording), anyPage(wording))
  const wrapped = isWrapped(evidence.widths, first)
  const verse = verseLines(lines, evidence.widths, first)
  const captions = captionEdges(lines, first)
  const apart = withoutJoins(scores, (i) => !wrapped || verse[i] === 1 || captions[i] === 1)
  const roles = bestRoles(stateScores(apart, wording), pageGrammar(wording, first.states))
  return tags === undefined ? roles : { ...roles, joinMargin: roles.joinMargin.map(lessSure(tags)) }
}

/**
 * Network and tagger see the same layout, so where both speak their margins together claim more than is so. Fitted on
 * generated pages for `confidence.ts` to hold (.70), and on other ones (.55), by training/line-tagger/weigh.ts.
 */
const SHARED_EVIDENCE = 0.65
const lessSure =
  (tags: Float32Array) =>
  (margin: number, line: number): number =>
    Number.isNaN(tags[line * LINE_ROLES]) ? margin : SHARED_EVIDENCE * margin

/** The roles without the line tagger's word. */
export const decideRoles = (lines: ReadonlyArray<Line>, statistics: CleanStatistics): Roles =>
  rolesOf(readLines(lines, statistics))

/** Nats. Of the lines with a larger margin the tagger changes hardly one: see training/line-tagger/README.md. */
const DOUBT = 8

/** The lines that the line tagger is asked about, ascending. */
export const doubtfulLines = ({ roleMargin }: Roles): ReadonlyArray<number> =>
  [...roleMargin].flatMap((margin, line) => (margin < DOUBT ? [line] : []))
