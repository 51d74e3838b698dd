import { DATELINE_RULES } from "./dateline-rules.ts"

/** Where a dateline stands in a paragraph. UTF-16 units. */
export interface Dateline {
  readonly start: number
  readonly end: number
}

/** No dateline is longer, in UTF-16 units; nothing further from the paragraph's edge is looked at. */
const LONGEST = 140

/** The dateline that a paragraph begins or ends with, or null: source, place and day of the news, and its reporters. */
export const findDateline = (paragraph: string, at: "start" | "end"): Dateline | null => {
  const from = at === "start" ? 0 : Math.max(0, paragraph.length - LONGEST)
  const text = paragraph.slice(from, from + LONGEST)
  for (const rule of DATELINE_RULES) {
    const match = rule.at === at ? rule.pattern.exec(text) : null
    if (match !== null) return { start: from + match.index, end: from + match.index + match[0].length }
  }
  return null
}
