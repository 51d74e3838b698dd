import type { Paragraph } from "../../domain/article.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { type Group, rawSpan, textOf } from "../groups.ts"
import type { ArticleMatch } from "./article-changes.ts"

/** Paragraphs split, merged, come, gone, in another role or with another article. */
export const paragraphChanges = (
  { a, b }: DocumentPair,
  groups: ReadonlyArray<Group<Paragraph>>,
  articles: ArticleMatch,
  cause: (group: Group<Paragraph>) => Cause
): Array<Change> =>
  groups.flatMap((group) => {
    const kind = kindOf(group, articles)
    if (kind === undefined) return []
    return [
      {
        item: "paragraphs",
        kind,
        cause: cause(group),
        a: paragraphsSide(a.document.document_id, group.a),
        b: paragraphsSide(b.document.document_id, group.b),
        value: null
      } satisfies Change
    ]
  })

const kindOf = ({ a, b }: Group<Paragraph>, articles: ArticleMatch): KindOf<"paragraphs"> | undefined => {
  if (a.length === 0) return "added"
  if (b.length === 0) return "removed"
  if (a.length === 1 && b.length === 1) {
    if (a[0]!.role !== b[0]!.role) return "role"
    return articles.isElsewhere(a[0]!.article, b[0]!.article) ? "reattributed" : undefined
  }
  if (a.length === 1) return "split"
  return b.length === 1 ? "merged" : "recut"
}

/** The paragraphs of a group as one side of a change; where they are several, a mark parts them. */
export const paragraphsSide = (document: string, rows: ReadonlyArray<Paragraph>): Side | null =>
  rows.length === 0
    ? null
    : side(document, {
        ordinal: rows[0]!.paragraph,
        text: rows.length === 1 ? textOf(rows) : rows.map(({ text }) => text).join(" ¶ "),
        label: [
          ...new Set(rows.map(({ role, article }) => (article === null ? role : `${role} of article ${article}`)))
        ].join(", "),
        raw: { start: rawSpan(rows[0]!).start, end: rawSpan(rows.at(-1)!).end }
      })
