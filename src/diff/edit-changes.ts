import { CodePoints } from "../domain/code-points.ts"
import type { Edit } from "../domain/edit.ts"
import type { Span } from "../domain/span.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "./change.ts"
import type { DocumentPair } from "./document-pair.ts"
import { rawSpan } from "./groups.ts"
import { type Placed, pairSpans } from "./span-pairs.ts"

/**
 * Edits that appeared, vanished, or do something else at their place. How sure cleaning was of one is no change.
 *
 * @param cause Of a change at a raw span of each side.
 */
export const editChanges = (
  { a, b, alignment }: DocumentPair,
  cause: (a: Span | null, b: Span | null) => Cause
): Array<Change> => {
  const ids = [a.document.document_id, b.document.document_id] as const
  const change = (kind: KindOf<"edits">, x: Edit | null, y: Edit | null): Change => ({
    item: "edits",
    kind,
    cause: cause(x && rawSpan(x), y && rawSpan(y)),
    a: x && sideOf(ids[0], x),
    b: y && sideOf(ids[1], y),
    value: null
  })
  const placedA = a.edits.map((row): Placed<Edit> => ({ row, span: alignment.toB(rawSpan(row)), label: row.rule }))
  const placedB = b.edits.map((row): Placed<Edit> => ({ row, span: rawSpan(row), label: row.rule }))
  const { pairs, ...only } = pairSpans(placedA, placedB)
  const { onlyA, onlyB } = alignment.identical ? only : withoutMoved({ a, b }, only)
  return [
    ...pairs.flatMap(([x, y]) =>
      x.rule === y.rule && x.raw_text === y.raw_text && x.clean_text === y.clean_text ? [] : [change("changed", x, y)]
    ),
    ...onlyA.map((x) => change("vanished", x, null)),
    ...onlyB.map((y) => change("appeared", null, y))
  ]
}

/** Code points on both sides by which an edit is known again in a line that moved. */
const CONTEXT = 6

/** Leaves out edits that moved with the text around them. */
const withoutMoved = (
  { a, b }: Pick<DocumentPair, "a" | "b">,
  { onlyA, onlyB }: { readonly onlyA: ReadonlyArray<Edit>; readonly onlyB: ReadonlyArray<Edit> }
) => {
  const keyIn = (raw: string | null) => {
    const text = new CodePoints(raw ?? "")
    return ({ rule, raw_start, raw_end, clean_text }: Edit): string =>
      [rule, text.slice(Math.max(0, raw_start - CONTEXT), Math.min(text.length, raw_end + CONTEXT)), clean_text].join(
        "\0"
      )
  }
  const keyA = keyIn(a.document.raw_text)
  const keyB = keyIn(b.document.raw_text)
  const come = Map.groupBy(onlyB, keyB)
  const moved = new Set<Edit>()
  const gone = onlyA.filter((edit) => {
    const other = come.get(keyA(edit))?.shift()
    if (other !== undefined) moved.add(other)
    return other === undefined
  })
  return { onlyA: gone, onlyB: onlyB.filter((edit) => !moved.has(edit)) }
}

const sideOf = (document: string, edit: Edit): Side =>
  side(document, {
    ordinal: edit.edit,
    text: `${edit.raw_text} → ${edit.clean_text}`,
    label: edit.rule,
    raw: rawSpan(edit)
  })
