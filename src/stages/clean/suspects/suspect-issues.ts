import type { Paragraph } from "../../../domain/article.ts"
import { codePointLength } from "../../../domain/code-points.ts"
import type { Issue } from "../../../domain/issue.ts"
import type { Ledger } from "../../../domain/ledger.ts"
import type { LanguageModel } from "../language/language-model.ts"
import { type Suspect, suspectsIn } from "./suspects.ts"

/** Characters shown on each side of a suspect. */
const BESIDE = 6

/** A remark on every suspect character of a clean text; furniture is not read. */
export const suspectIssues = (
  paragraphs: ReadonlyArray<Paragraph>,
  ledger: Ledger,
  model: LanguageModel
): ReadonlyArray<Omit<Issue, "issue">> =>
  paragraphs
    .filter((paragraph) => paragraph.role !== "furniture")
    .flatMap((paragraph) =>
      suspectsIn(paragraph.text, model).map((suspect) => {
        const start = paragraph.clean_start + codePointLength(paragraph.text.slice(0, suspect.at))
        const raw = ledger.toRaw({ start, end: start + 1 })
        return {
          stage: "clean",
          code: "suspect_character",
          severity: "warning",
          message: messageOf(paragraph.text, suspect),
          raw_start: raw.start,
          raw_end: raw.end
        }
      })
    )

const messageOf = (text: string, { at, character, suggestion }: Suspect): string => {
  const before = text.slice(Math.max(0, at - BESIDE), at)
  const behind = text.slice(at + 1, at + 1 + BESIDE)
  return `is ${character} misread for ${suggestion}? “${before}${character}${behind}” would read “${before}${suggestion}${behind}”`.toWellFormed()
}
