import type { CodePoints } from "../domain/code-points.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import type { Report } from "./report.ts"

/** A dateline is the slice that its offsets name and lies in the body of its article; its columns are null together. */
export const checkDatelines = (
  { articles, paragraphs }: StoredDocument,
  raw: CodePoints,
  clean: CodePoints,
  report: Report
): void => {
  for (const row of articles) {
    const spans = [row.dateline_clean_start, row.dateline_clean_end, row.dateline_raw_start, row.dateline_raw_end]
    const [start, end, rawStart, rawEnd] = spans.filter((offset) => offset !== null)
    if (row.dateline === null && start === undefined) continue
    if (
      row.dateline === null ||
      start === undefined ||
      end === undefined ||
      rawStart === undefined ||
      rawEnd === undefined
    ) {
      report("articles", row.article, "the dateline's columns are not null together")
      continue
    }
    if (clean.slice(start, end) !== row.dateline)
      report("articles", row.article, "dateline is not the slice of clean_text that its offsets name")
    if (rawStart > rawEnd || rawEnd > raw.length)
      report("articles", row.article, "the dateline's raw span lies outside the raw text")
    const inBody = paragraphs.some(
      ({ article, role, clean_start, clean_end }) =>
        article === row.article && role === "body" && clean_start <= start && end <= clean_end
    )
    if (!inBody) report("articles", row.article, "the dateline does not lie inside a paragraph of the article's body")
  }
}
