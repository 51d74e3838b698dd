import type { Issue } from "../../domain/issue.ts"
import type { Span } from "../../domain/span.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { type Placed, pairSpans } from "../span-pairs.ts"
import { withoutMoved } from "./without-moved.ts"

/**
 * Issues that appeared and vanished. Two are the same that have one code and meet at their place on the page, or that both
 * are of the whole bulletin: what the messages say of ordinals and numbers moves with rows that have not changed.
 */
export const issueChanges = (
  { a, b, alignment }: DocumentPair,
  cause: (a: Issue | null, b: Issue | null) => Cause
): Array<Change> => {
  const change = (kind: KindOf<"issues">, x: Issue | null, y: Issue | null): Change => ({
    item: "issues",
    kind,
    cause: cause(x, y),
    a: x && issueSide(a.document.document_id, x),
    b: y && issueSide(b.document.document_id, y),
    value: null
  })
  const codes = [...new Set([...a.issues, ...b.issues].map(({ code }) => code))].toSorted()
  return codes.flatMap((code) => {
    const placed = (rows: ReadonlyArray<Issue>, place: (span: Span) => Span) =>
      rows
        .filter((row) => row.code === code)
        .map((row): Placed<Issue> => ({ row, span: place(issueSpan(row) ?? WHOLE), label: row.stage }))
    const ofA = placed(a.issues, (span) => (span === WHOLE ? span : alignment.toB(span)))
    const only = pairSpans(
      ofA,
      placed(b.issues, (span) => span)
    )
    const { onlyA, onlyB } = alignment.identical ? only : withoutMoved({ a, b }, only, (row) => row.stage)
    return [...onlyA.map((x) => change("vanished", x, null)), ...onlyB.map((y) => change("appeared", null, y))]
  })
}

/** Stands for the whole bulletin: before any place on the page. */
const WHOLE: Span = { start: -1, end: -1 }

/** Where an issue stands on the page; null where it is of the whole bulletin. */
export const issueSpan = ({ raw_start, raw_end }: Issue): Span | null =>
  raw_start === null || raw_end === null ? null : { start: raw_start, end: raw_end }

export const issueSide = (document: string, issue: Issue): Side =>
  side(document, { ordinal: issue.issue, text: issue.message, label: issue.code, raw: issueSpan(issue) })
