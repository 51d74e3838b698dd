import type { Document } from "../../domain/document.ts"
import { type Cause, type Change, type KindOf, side } from "../change.ts"

/** What is said of a whole bulletin: its title and its day. */
export const pageChanges = (a: Document, b: Document, cause: (kind: KindOf<"pages">) => Cause): Array<Change> => {
  const changes: Array<Change> = []
  const compare = (kind: KindOf<"pages">, before: string | null, after: string | null): void => {
    if (before === after) return
    changes.push({
      item: "pages",
      kind,
      cause: cause(kind),
      a: before === null ? null : side(a.document_id, { text: before }),
      b: after === null ? null : side(b.document_id, { text: after }),
      value: null
    })
  }
  compare("title", a.title, b.title)
  compare("published_on", dayOf(a.published_on), dayOf(b.published_on))
  return changes
}

const MILLISECONDS_PER_DAY = 86_400_000

const dayOf = (days: number | null): string | null =>
  days === null ? null : new Date(days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
