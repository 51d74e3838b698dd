import type { CodePoints } from "../../../domain/code-points.ts"
import { LineRole } from "../evidence/role-network.ts"
import type { LanguageModel } from "../language/language-model.ts"
import { classOf, closes, CharClass } from "../lines/characters.ts"
import type { Line } from "../lines/lines.ts"
import { breakConfidence, isJoined } from "../roles/confidence.ts"
import type { Roles } from "../roles/viterbi.ts"
import { endsInAddress, isPadded, type Join, joinOf } from "./joins.ts"
import { LedgerBuilder } from "./ledger-builder.ts"
import { lineChanges, widthChangesOf } from "./line-changes.ts"
import type { OptionalRules } from "./normalise.ts"

/** What was decided about a raw text. */
export interface DecidedLines {
  readonly raw: CodePoints
  readonly all: ReadonlyArray<Line>
  /** 1 for each line of `all` that is furniture. */
  readonly furniture: Uint8Array
  /** The other lines, and their roles. */
  readonly content: ReadonlyArray<Line>
  readonly roles: Roles
}

/** Where each line of text begins and ends in the clean text, in code points. */
export interface Rewritten {
  readonly ledger: LedgerBuilder
  readonly cleanStart: Int32Array
  readonly cleanEnd: Int32Array
  /** Where each line of furniture would stand. */
  readonly furnitureAt: Int32Array
}

/** White space at the text's edges and furniture told by its wording are safe to leave out. */
const EDGE_CONFIDENCE = 0.999
const FURNITURE_CONFIDENCE = 0.97

/**
 * Writes the clean text: goes through all lines in source order, joins or parts them, and drops furniture and stray
 * spaces, each change an edit.
 */
export const rewrite = (decided: DecidedLines, model: LanguageModel, rules: OptionalRules): Rewritten => {
  const { raw, all, furniture, content, roles } = decided
  const ledger = new LedgerBuilder(raw)
  const gaps = gapsBetween(content, roles, model)
  const widths = widthChangesOf(content, roles, rules)
  const cleanStart = new Int32Array(content.length)
  const cleanEnd = new Int32Array(content.length)
  const furnitureAt = new Int32Array(all.length)
  /** Ordinal within `content` of the line that comes next. */
  let text = 0
  /** Where the gap before the next line begins, in UTF-16 units. */
  let gapStart = 0
  for (let i = 0; i < all.length; i++) {
    const line = all[i]!
    // Furniture stands in the gap between two lines of text, which is closed once, before the first of it.
    if (i === 0 || furniture[i - 1] === 0) closeGap(ledger, gapStart, line.start, gaps[text])
    if (furniture[i] === 1) {
      gapStart = all[i + 1]?.start ?? raw.value.length
      furnitureAt[i] = ledger.cleanOffset
      ledger.replace(line.start, gapStart, "", "furniture", FURNITURE_CONFIDENCE)
      continue
    }
    cleanStart[text] = ledger.cleanOffset
    const before = isJoined(roles, text) ? content[text - 1]!.text : ""
    for (const change of lineChanges(line.text, widths[text]!, settingOf(content, roles, text), model, before)) {
      ledger.replace(line.start + change.start, line.start + change.end, change.text, change.rule, change.confidence)
    }
    gapStart = line.end - (gaps[text + 1]?.dropped ?? 0)
    ledger.keepTo(gapStart)
    cleanEnd[text] = ledger.cleanOffset
    text++
  }
  closeGap(ledger, gapStart, raw.value.length, undefined)
  return { ledger, cleanStart, cleanEnd, furnitureAt }
}

/**
 * The role by which a line's blanks are judged. A paragraph of one line that ends with no mark (a section heading, a line of
 * verse, a signature) is set as a headline is, blanks and all.
 */
const settingOf = (content: ReadonlyArray<Line>, roles: Roles, i: number): LineRole => {
  const role = roles.roles[i] as LineRole
  if ((role !== LineRole.start && role !== LineRole.opening) || isJoined(roles, i + 1)) return role
  const { text } = content[i]!
  const last = classOf(text.charCodeAt(text.length - 1))
  return closes(last) || last === CharClass.dash ? role : LineRole.headline
}

interface Gap {
  readonly rule: "paragraph_break" | Join["rule"]
  readonly written: string
  readonly dropped: 0 | 1
  readonly confidence: number
}

/** What becomes of the gap before each line of text; undefined before the first and behind the last. */
const gapsBetween = (
  content: ReadonlyArray<Line>,
  roles: Roles,
  model: LanguageModel
): ReadonlyArray<Gap | undefined> => {
  const padded = isPadded(content)
  /** Whether the line before is in the middle of an address that began before it. */
  let inAddress = false
  return content.map((line, i) => {
    if (i === 0) return undefined
    const before = content[i - 1]!
    const joined = isJoined(roles, i)
    const join = joined ? joinOf(before, line, padded, roles.roles[i] as LineRole, model, inAddress) : NO_JOIN
    inAddress = joined && endsInAddress(before.text, inAddress)
    return { ...join, confidence: breakConfidence(roles, i) }
  })
}

const NO_JOIN = { rule: "paragraph_break", written: "\n", dropped: 0 } as const

const closeGap = (ledger: LedgerBuilder, start: number, end: number, gap: Gap | undefined): void =>
  gap === undefined
    ? ledger.replace(start, end, "", "indent", EDGE_CONFIDENCE)
    : ledger.replace(start, end, gap.written, gap.rule, gap.confidence)
