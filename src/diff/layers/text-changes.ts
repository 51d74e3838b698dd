import type { Article, Paragraph, ParagraphRole } from "../../domain/article.ts"
import type { Span } from "../../domain/span.ts"
import { articleChanges, ArticleMatch, datelineSpan } from "./article-changes.ts"
import { causeOf, type ChangedHere } from "../cause.ts"
import type { Change } from "../change.ts"
import { NOTHING, type Places } from "../changed-here.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { editChanges } from "./edit-changes.ts"
import { groupRows, rawSpan } from "../groups.ts"
import { pageChanges } from "./page-changes.ts"
import { paragraphChanges } from "./paragraph-changes.ts"
import type { Sureness } from "./sureness.ts"

/** What cleaning made otherwise of a bulletin: its title, edits, paragraphs and articles. */
export const textChanges = (
  pair: DocumentPair,
  places: Places,
  anywhere: ChangedHere,
  compared: (sureness: Sureness) => void
): Array<Change> => {
  const { a, b, alignment, same } = pair
  const cause = (here: ChangedHere) => causeOf("clean", here, anywhere, same)
  const groups = groupRows(a.paragraphs, b.paragraphs, alignment)
  const match = new ArticleMatch(groups)
  const ofRole = (paragraphs: ReadonlyArray<Paragraph>, article: Article | null, role: ParagraphRole): Span | null => {
    const found = paragraphs.find((row) => row.role === role && row.article === (article?.article ?? null))
    return found === undefined ? article && rawSpan(article) : rawSpan(found)
  }
  return [
    // A day is often read off the bulletin's name.
    ...pageChanges(a.document, b.document, (kind) =>
      cause(kind === "published_on" && places.renamed ? RENAMED : titlePlaces(pair, places))
    ),
    ...articleChanges(pair, match, (kind, x, y) => {
      const place = (paragraphs: ReadonlyArray<Paragraph>, article: Article | null): Span | null => {
        if (kind === "headline" || kind === "byline") return ofRole(paragraphs, article, kind)
        // An article without a dateline has no place for it: the other run's is the place.
        return article && (kind === "dateline" ? datelineSpan(article) : rawSpan(article))
      }
      return cause(places.at(place(a.paragraphs, x), place(b.paragraphs, y)))
    }),
    ...paragraphChanges(pair, groups, match, (group) => cause(places.under(group))),
    // An edit of a break or a blank depends on the ink beside it.
    ...editChanges(pair, (x, y) => cause(places.at(x, y, 1)), compared)
  ]
}

const RENAMED: ChangedHere = { ...NOTHING, input: true }

const titlePlaces = ({ a, b }: DocumentPair, places: Places): ChangedHere => {
  const title = (paragraphs: ReadonlyArray<Paragraph>): Span | null => {
    const found = paragraphs.find(({ role }) => role === "title")
    return found === undefined ? null : rawSpan(found)
  }
  return places.at(title(a.paragraphs), title(b.paragraphs))
}
