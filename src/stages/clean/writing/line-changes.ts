import type { LineRole } from "../evidence/role-network.ts"
import type { LanguageModel } from "../language/language-model.ts"
import type { Line } from "../lines/lines.ts"
import { isJoined } from "../roles/confidence.ts"
import type { Roles } from "../roles/viterbi.ts"
import { CharClass, classOf } from "../lines/characters.ts"
import { invisibleStretches, without } from "./invisible.ts"
import { type OptionalRules, type WidthChange, widthChanges, withWidths } from "./normalise.ts"
import { type StraySpace, straySpaces } from "./spaces.ts"

/** Widths are a matter of convention, not of doubt. */
const WIDTH_CONFIDENCE = 0.98
/** What is not seen was not set by anybody. */
const INVISIBLE_CONFIDENCE = 0.99
/** The blank behind a half-width mark belongs to it. */
const MARK_SPACE_CONFIDENCE = 0.9

/** A change within a line. UTF-16 units within the line. */
export interface LineChange {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly rule: "space_removal" | "fullwidth" | "punctuation"
  readonly confidence: number
}

/** The characters of each line whose width changes, judged in their paragraphs. */
export const widthChangesOf = (
  lines: ReadonlyArray<Line>,
  roles: Roles,
  rules: OptionalRules
): ReadonlyArray<ReadonlyArray<WidthChange>> => {
  const out: Array<ReadonlyArray<WidthChange>> = []
  for (let first = 0, end = 1; first < lines.length; first = end++) {
    while (end < lines.length && isJoined(roles, end)) end++
    const paragraph = lines.slice(first, end).map(({ text }) => text)
    const changes = widthChanges(paragraph.join(""), rules)
    let next = 0
    let start = 0
    for (const text of paragraph) {
      const own: Array<WidthChange> = []
      for (; next < changes.length && changes[next]!.at < start + text.length; next++)
        own.push({ ...changes[next]!, at: changes[next]!.at - start })
      out.push(own)
      start += text.length
    }
  }
  return out
}

/**
 * Changes within a line, from left to right: its spaces as they are judged with the widths changed already and what is
 * not seen left out.
 *
 * @param before The line that this one is joined to; empty when it begins a paragraph.
 */
export const lineChanges = (
  text: string,
  widths: ReadonlyArray<WidthChange>,
  role: LineRole,
  model: LanguageModel,
  before = ""
): ReadonlyArray<LineChange> => {
  const invisible = invisibleStretches(text)
  const seen = without(withWidths(text, widths), invisible)
  const stray = straySpaces(seen.text, role, model, before).map(({ start, end, confidence }) => ({
    start: seen.stoodAt(start),
    end: seen.stoodAt(end - 1) + 1,
    confidence
  }))
  const removed: ReadonlyArray<StraySpace> = [
    ...stray,
    ...spacesOfMarks(text, widths),
    ...invisible.map((stretch) => ({ ...stretch, confidence: INVISIBLE_CONFIDENCE }))
  ]
  return inOrder([
    ...removed.map((space) => ({ ...space, text: "", rule: "space_removal" as const })),
    ...widths.map(({ at, ...change }) => ({ ...change, start: at, end: at + 1, confidence: WIDTH_CONFIDENCE }))
  ])
}

/** The blanks behind half-width marks that become full-width, which bring their own: 北京, 上海. */
const spacesOfMarks = (text: string, widths: ReadonlyArray<WidthChange>): ReadonlyArray<StraySpace> =>
  widths
    .filter(({ rule, at, text: mark }) => {
      if (rule !== "punctuation" || !"，：；？！".includes(mark) || text[at + 1] !== " ") return false
      const next = classOf(text.charCodeAt(at + 2))
      return next === CharClass.han || next === CharClass.opening || next === CharClass.digit || text[at + 2] === '"'
    })
    .map(({ at }) => ({ start: at + 1, end: at + 2, confidence: MARK_SPACE_CONFIDENCE }))

/** From left to right, without those that an earlier one holds. */
const inOrder = (changes: ReadonlyArray<LineChange>): ReadonlyArray<LineChange> => {
  let done = 0
  return changes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < done) return false
      done = end
      return true
    })
}
