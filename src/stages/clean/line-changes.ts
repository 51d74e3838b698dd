import type { LanguageModel } from "./language-model.ts"
import { widthChanges } from "./normalise.ts"
import type { LineRole } from "./role-network.ts"
import { straySpaces } from "./spaces.ts"

/** Rules that a person may want or not. */
export interface OptionalRules {
  readonly fullwidth: boolean
  readonly punctuation: boolean
}

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

/**
 * Changes within a line, from left to right.
 *
 * @param before The line that this one is joined to; empty when it begins a paragraph.
 */
export const lineChanges = (
  text: string,
  role: LineRole,
  model: LanguageModel,
  rules: OptionalRules,
  before = ""
): ReadonlyArray<LineChange> => {
  const spaces = straySpaces(text, role, model, before).map((space) => ({
    ...space,
    text: "",
    rule: "space_removal" as const
  }))
  const widths = widthChanges(text, rules).map(({ at, ...change }) => ({
    ...change,
    start: at,
    end: at + 1,
    confidence: WIDTH_CONFIDENCE
  }))
  return widths.length === 0 ? spaces : [...spaces, ...widths].toSorted((a, b) => a.start - b.start)
}
