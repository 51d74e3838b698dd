import type { Article, Paragraph } from "../../src/domain/article.ts"

/** The shape that ../shared/tools/score_cleanup.py reads. */
export interface ScorerJson {
  readonly documentTitle: string | null
  readonly articles: ReadonlyArray<{
    readonly headline: string | null
    readonly byline: { readonly name: string | null; readonly title: string | null } | null
    readonly paragraphs: ReadonlyArray<string>
  }>
}

/** Rows of the tables `paragraphs` and `articles` of one document, as the reference scorer wants them. */
export const toScorerJson = (
  paragraphs: ReadonlyArray<Paragraph>,
  articles: ReadonlyArray<Article>,
  title: string | null
): ScorerJson => ({
  documentTitle: title,
  articles: articles.map((article) => ({
    headline: article.headline,
    byline:
      article.byline_name === null && article.byline_title === null
        ? null
        : { name: article.byline_name, title: article.byline_title },
    paragraphs: paragraphs.filter((p) => p.article === article.article && p.role === "body").map((p) => p.text)
  }))
})
