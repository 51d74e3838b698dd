import { CodePoints } from "../../domain/code-points.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import type { SpanPairs } from "../span-pairs.ts"

/** Code points on both sides by which a row is known again in a line that moved. */
const CONTEXT = 6

/** A row that stands at a place on the page. */
interface OnPage {
  readonly raw_start: number | null
  readonly raw_end: number | null
}

/**
 * Leaves out of what only one run has the rows that merely moved with the text around them.
 *
 * @param known What else a row is known by, besides that text.
 */
export const withoutMoved = <Row extends OnPage>(
  { a, b }: Pick<DocumentPair, "a" | "b">,
  { onlyA, onlyB }: Pick<SpanPairs<Row>, "onlyA" | "onlyB">,
  known: (row: Row) => string
): Pick<SpanPairs<Row>, "onlyA" | "onlyB"> => {
  if (onlyA.length === 0 || onlyB.length === 0) return { onlyA, onlyB }
  const keyIn = (raw: string | null) => {
    const text = new CodePoints(raw ?? "")
    return (row: Row): string => {
      const around =
        row.raw_start === null || row.raw_end === null
          ? ""
          : text.slice(Math.max(0, row.raw_start - CONTEXT), Math.min(text.length, row.raw_end + CONTEXT))
      return `${around}\0${known(row)}`
    }
  }
  const keyA = keyIn(a.document.raw_text)
  const come = Map.groupBy(onlyB, keyIn(b.document.raw_text))
  const moved = new Set<Row>()
  const gone = onlyA.filter((row) => {
    const other = come.get(keyA(row))?.shift()
    if (other !== undefined) moved.add(other)
    return other === undefined
  })
  return { onlyA: gone, onlyB: onlyB.filter((row) => !moved.has(row)) }
}
