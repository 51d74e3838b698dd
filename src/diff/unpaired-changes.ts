import type { Change, Item, Kind, Side } from "./change.ts"
import { articleSide } from "./layers/article-changes.ts"
import { editSide } from "./layers/edit-changes.ts"
import { entitySide } from "./layers/entity-changes.ts"
import { issueSide } from "./layers/issue-changes.ts"
import { paragraphsSide } from "./layers/paragraph-changes.ts"
import { sentencesSide } from "./layers/sentence-changes.ts"
import { tokensSide } from "./layers/token-changes.ts"
import type { DocumentVersion } from "./reading/document-pair.ts"

/**
 * What comes or goes with a document that only one run has: every row of it, as if a page with nothing on it were in the
 * other run. Vectors are none of it, since they come and go with their sentences.
 */
export const unpairedChanges = (version: DocumentVersion, which: "a" | "b"): Array<Change> => {
  const id = version.document.document_id
  const texts = new Map(version.sentences.map(({ sentence, text }) => [sentence, text]))
  const textOf = (sentence: number) => texts.get(sentence) ?? null
  const change = (item: Item, kind: Kind, side: Side | null): Change => ({
    item,
    kind,
    cause: "input",
    a: which === "a" ? side : null,
    b: which === "b" ? side : null,
    value: null
  })
  const [kind, came] = which === "a" ? (["removed", "vanished"] as const) : (["added", "appeared"] as const)
  return [
    ...version.articles.map((row) => change("articles", kind, articleSide(id, row))),
    ...version.paragraphs.map((row) => change("paragraphs", kind, paragraphsSide(id, [row]))),
    ...version.edits.map((row) => change("edits", came, editSide(id, row))),
    ...version.sentences.map((row) => change("sentences", kind, sentencesSide(id, [row]))),
    ...version.tokens.map((row) => change("tokens", kind, tokensSide(id, [row], textOf(row.sentence)))),
    ...version.entities.map((row) => change("entities", kind, entitySide(id, row, textOf(row.sentence)))),
    ...version.issues.map((row) => change("issues", came, issueSide(id, row)))
  ]
}
