import type { LineRole } from "../evidence/role-network.ts"
import type { LanguageModel } from "../language/language-model.ts"
import type { Line } from "../lines/lines.ts"
import { isJoined } from "../roles/confidence.ts"
import type { Roles } from "../roles/viterbi.ts"
import { type OptionalRules, type WidthChange, widthChanges, withWidths } from "./normalise.ts"
import { straySpaces } from "./spaces.ts"

/** Widths are a matter of convention, not of doubt. */
const WIDTH_CONFIDENCE = 0.98

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
 * Changes within a line, from left to right: its spaces as they are judged with the widths changed already.
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
  const spaces = straySpaces(withWidths(text, widths), role, model, before).map((space) => ({
    ...space,
    text: "",
    rule: "space_removal" as const
  }))
  const marks = widths.map(({ at, ...change }) => ({
    ...change,
    start: at,
    end: at + 1,
    confidence: WIDTH_CONFIDENCE
  }))
  return marks.length === 0 ? spaces : [...spaces, ...marks].toSorted((a, b) => a.start - b.start)
}
