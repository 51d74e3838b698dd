import type { Edit } from "../../domain/edit.ts"
import type { Span } from "../../domain/span.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { rawSpan } from "../groups.ts"
import { type Sureness, surenessChanges } from "./sureness.ts"
import { type Placed, pairSpans } from "../span-pairs.ts"
import { withoutMoved } from "./without-moved.ts"

/**
 * Edits that appeared, vanished, or do something else at their place, and those that cleaning is more or less sure of now.
 *
 * @param cause Of a change at a raw span of each side.
 * @param compared Is told of every edit that both runs have.
 */
export const editChanges = (
  { a, b, alignment }: DocumentPair,
  cause: (a: Span | null, b: Span | null) => Cause,
  compared: (sureness: Sureness) => void
): Array<Change> => {
  const ids = [a.document.document_id, b.document.document_id] as const
  const causeFor = (x: Edit | null, y: Edit | null): Cause => cause(x && rawSpan(x), y && rawSpan(y))
  const change = (kind: KindOf<"edits">, x: Edit | null, y: Edit | null): Change => ({
    item: "edits",
    kind,
    cause: causeFor(x, y),
    a: x && editSide(ids[0], x),
    b: y && editSide(ids[1], y),
    value: null
  })
  const placedA = a.edits.map((row): Placed<Edit> => ({ row, span: alignment.toB(rawSpan(row)), label: row.rule }))
  const placedB = b.edits.map((row): Placed<Edit> => ({ row, span: rawSpan(row), label: row.rule }))
  const { pairs, ...only } = pairSpans(placedA, placedB)
  const known = ({ rule, clean_text }: Edit): string => `${rule}\0${clean_text}`
  const { onlyA, onlyB } = alignment.identical ? only : withoutMoved({ a, b }, only, known)
  return [
    ...pairs.flatMap(([x, y]) =>
      x.rule === y.rule && x.raw_text === y.raw_text && x.clean_text === y.clean_text
        ? surenessChanges({ item: "confidences", a: x.confidence, b: y.confidence }, compared, () => ({
            cause: causeFor(x, y),
            a: editSide(ids[0], x),
            b: editSide(ids[1], y)
          }))
        : [change("changed", x, y)]
    ),
    ...onlyA.map((x) => change("vanished", x, null)),
    ...onlyB.map((y) => change("appeared", null, y))
  ]
}

export const editSide = (document: string, edit: Edit): Side =>
  side(document, {
    ordinal: edit.edit,
    text: `${edit.raw_text} → ${edit.clean_text}`,
    label: edit.rule,
    raw: rawSpan(edit)
  })
