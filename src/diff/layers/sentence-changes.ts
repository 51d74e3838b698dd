import type { Sentence } from "../../domain/sentence.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { type Group, rawSpan, textOf } from "../groups.ts"

/** Sentences split, merged, come, gone, with another boundary or another text. One that merely moved is none of these. */
export const sentenceChanges = (
  { a, b }: DocumentPair,
  groups: ReadonlyArray<Group<Sentence>>,
  cause: (group: Group<Sentence>) => Cause
): Array<Change> =>
  groups.flatMap((group) => {
    const kind = kindOf(group)
    if (kind === undefined) return []
    return [
      {
        item: "sentences",
        kind,
        cause: cause(group),
        a: sentencesSide(a.document.document_id, group.a),
        b: sentencesSide(b.document.document_id, group.b),
        value: null
      } satisfies Change
    ]
  })

const kindOf = ({ a, b, sameText }: Group<Sentence>): KindOf<"sentences"> | undefined => {
  if (a.length === 0) return "added"
  if (b.length === 0) return "removed"
  if (a.length === 1 && b.length === 1) return sameText ? undefined : "changed"
  if (a.length === 1) return "split"
  return b.length === 1 ? "merged" : "boundary"
}

/** The sentences of a group as one side of a change; where they are several, a bar parts them. */
export const sentencesSide = (document: string, rows: ReadonlyArray<Sentence>): Side | null =>
  rows.length === 0
    ? null
    : side(document, {
        ordinal: rows[0]!.sentence,
        text: rows.length === 1 ? textOf(rows) : rows.map(({ text }) => text).join(" | "),
        raw: { start: rawSpan(rows[0]!).start, end: rawSpan(rows.at(-1)!).end },
        sentence: textOf(rows)
      })
