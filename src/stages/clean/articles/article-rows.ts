import type { Article, Paragraph } from "../../../domain/article.ts"
import { codePointLength } from "../../../domain/code-points.ts"
import type { Ledger } from "../../../domain/ledger.ts"
import { parseByline } from "./byline.ts"
import { findDateline } from "./dateline.ts"

/** One row for every article, from the paragraphs that name it. */
export const articleRows = (paragraphs: ReadonlyArray<Paragraph>, ledger: Ledger): ReadonlyArray<Article> => {
  const members: Array<Array<Paragraph>> = []
  for (const paragraph of paragraphs)
    if (paragraph.article !== null) (members[paragraph.article] ??= []).push(paragraph)
  return members.map((own, article) => {
    const { name, title } = parseByline(textOf(own, "byline") ?? "")
    const first = own[0]!
    const last = own[own.length - 1]!
    return {
      article,
      headline: textOf(own, "headline"),
      byline_name: name,
      byline_title: title,
      ...datelineOf(
        own.filter((p) => p.role === "body"),
        ledger
      ),
      clean_start: first.clean_start,
      clean_end: last.clean_end,
      raw_start: first.raw_start,
      raw_end: last.raw_end
    }
  })
}

/** The first headline with the decks that stand right behind it, or the first byline; a blank between two lines. */
const textOf = (own: ReadonlyArray<Paragraph>, role: "headline" | "byline"): string | null => {
  const first = own.findIndex((p) => p.role === role)
  if (first < 0) return null
  const end = own.findIndex((p, i) => i > first && p.role !== role)
  return own
    .slice(first, end < 0 ? undefined : end)
    .map(({ text }) => text)
    .join(" ")
}

type DatelineColumns = Pick<
  Article,
  "dateline" | "dateline_clean_start" | "dateline_clean_end" | "dateline_raw_start" | "dateline_raw_end"
>

const NO_DATELINE: DatelineColumns = {
  dateline: null,
  dateline_clean_start: null,
  dateline_clean_end: null,
  dateline_raw_start: null,
  dateline_raw_end: null
}

/** The dateline that a body begins with, else the one that it ends with. */
const datelineOf = (body: ReadonlyArray<Paragraph>, ledger: Ledger): DatelineColumns => {
  for (const at of ["start", "end"] as const) {
    const paragraph = body[at === "start" ? 0 : body.length - 1]
    const found = paragraph === undefined ? null : findDateline(paragraph.text, at)
    if (paragraph === undefined || found === null) continue
    const dateline = paragraph.text.slice(found.start, found.end)
    const start = paragraph.clean_start + codePointLength(paragraph.text.slice(0, found.start))
    const end = start + codePointLength(dateline)
    const raw = ledger.toRaw({ start, end })
    return {
      dateline,
      dateline_clean_start: start,
      dateline_clean_end: end,
      dateline_raw_start: raw.start,
      dateline_raw_end: raw.end
    }
  }
  return NO_DATELINE
}
