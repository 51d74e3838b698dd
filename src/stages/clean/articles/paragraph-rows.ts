import type { Paragraph } from "../../../domain/article.ts"
import type { CodePoints } from "../../../domain/code-points.ts"
import type { Ledger } from "../../../domain/ledger.ts"
import type { Line } from "../lines/lines.ts"
import type { Rewritten } from "../writing/rewrite.ts"
import type { Block } from "./structure.ts"

/** What the rows are made of: the two texts, the lines, and what was decided about them. */
interface Decided {
  readonly points: CodePoints
  readonly clean: CodePoints
  readonly ledger: Ledger
  readonly all: ReadonlyArray<Line>
  readonly furniture: Uint8Array
  readonly blocks: ReadonlyArray<Block>
  /** Article of each block. */
  readonly articles: ReadonlyArray<number | null>
  readonly written: Rewritten
}

/** One row for every paragraph and every line of furniture, in source order. */
export const paragraphRows = (decided: Decided): ReadonlyArray<Paragraph> => {
  const rows: Array<Paragraph> = []
  let block = 0
  let text = 0
  decided.all.forEach((line, i) => {
    if (decided.furniture[i] === 1) rows.push(furnitureRow(decided, line, rows.length, decided.written.furnitureAt[i]!))
    else if (text++ === decided.blocks[block]?.first) rows.push(blockRow(decided, block++, rows.length))
  })
  return rows
}

const blockRow = (
  { blocks, articles, written, ledger, clean }: Decided,
  index: number,
  paragraph: number
): Paragraph => {
  const block = blocks[index]!
  const span = { start: written.cleanStart[block.first]!, end: written.cleanEnd[block.last]! }
  const raw = ledger.toRaw(span)
  return {
    paragraph,
    article: articles[index]!,
    role: block.role,
    text: clean.slice(span.start, span.end),
    clean_start: span.start,
    clean_end: span.end,
    raw_start: raw.start,
    raw_end: raw.end
  }
}

const furnitureRow = ({ points }: Decided, line: Line, paragraph: number, at: number): Paragraph => ({
  paragraph,
  article: null,
  role: "furniture",
  text: line.text,
  clean_start: at,
  clean_end: at,
  raw_start: points.fromUnit(line.start),
  raw_end: points.fromUnit(line.end)
})
