import type { Article, Paragraph } from "../../domain/article.ts"
import { parseByline } from "./byline.ts"

/** One row for every article, from the paragraphs that name it. */
export const articleRows = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<Article> => {
  const members: Array<Array<Paragraph>> = []
  for (const paragraph of paragraphs)
    if (paragraph.article !== null) (members[paragraph.article] ??= []).push(paragraph)
  return members.map((own, article) => {
    const byline = own.find((p) => p.role === "byline")
    const { name, title } = byline === undefined ? { name: null, title: null } : parseByline(byline.text)
    const first = own[0]!
    const last = own[own.length - 1]!
    return {
      article,
      headline: own.find((p) => p.role === "headline")?.text ?? null,
      byline_name: name,
      byline_title: title,
      clean_start: first.clean_start,
      clean_end: last.clean_end,
      raw_start: first.raw_start,
      raw_end: last.raw_end
    }
  })
}
