import stringWidth from "string-width"
import type { KeptChange, Excerpt } from "../diff/kept-changes.ts"
import type { Item, Side } from "../diff/change.ts"
import { alike } from "./alike.ts"
import { type Cell, type CellLine, cellsOf, wrap } from "./cells.ts"
import { type Brackets, type DiffDress, NO_BRACKETS } from "./diff-dress.ts"
import { CAUSE_WORDS, changeWords, sideWords, valueWords } from "./diff-words.ts"

const BETWEEN = " │ "
const NARROWEST = 16

/** The changes one under the other, each with its place on both pages side by side. @param columns Of the terminal. */
export const diffListing = (changes: ReadonlyArray<KeptChange>, dress: DiffDress, columns: number): string => {
  const width = Math.max(NARROWEST, Math.floor((columns - BETWEEN.length) / 2))
  return changes
    .map((change) => [headOf(change, dress, columns), ...sidesOf(change, width, dress)].join("\n"))
    .join("\n\n")
}

/** On one line where it fits; otherwise where and why get a line of their own. */
const headOf = (change: KeptChange, dress: DiffDress, columns: number): string => {
  const { a, b, cause } = change
  const document =
    a !== null && b !== null && a.document !== b.document ? `${a.document} → ${b.document}` : (b ?? a)!.document
  const kindOf = `${changeWords(change)}${valueWords(change)}`
  const where = `${document} · ${CAUSE_WORDS[cause]}`
  const what = whatOf(change, dress)
  const head = `${dress.strong(kindOf)}${what === "" ? "" : `  ${what}`}`
  const fits = stringWidth(`${head}  ${where}`) <= columns
  return `${head}${fits ? "  " : "\n  "}${dress.quiet(where)}`
}

/** `何秋声 PER → 何秋声副 PER`. */
const whatOf = (change: KeptChange, dress: DiffDress): string => {
  const { item, a, b } = change
  if (OWN_TEXT.has(item)) return ""
  if (a === null) return dress.come(sideWords(change, b!))
  if (b === null) return dress.gone(sideWords(change, a))
  const [before, now] = [sideWords(change, a), sideWords(change, b)]
  return before === now ? now : `${dress.gone(before)} → ${dress.come(now)}`
}

/** Items whose own text says more than the page, which is often the same on both sides. */
const OWN_TEXT: ReadonlySet<Item> = new Set(["sentences", "paragraphs", "neighbours", "embeddings"])

const sidesOf = (change: KeptChange, width: number, dress: DiffDress): ReadonlyArray<string> => {
  const { item, page_a, page_b, a, b } = change
  const own = OWN_TEXT.has(item)
  if (!own && page_a === null && page_b === null) return []
  const { gone, come } = dress.brackets
  const left = wrap(own ? textLine(a, b, gone) : pageLine(page_a, a, gone), width)
  const right = wrap(own ? textLine(b, a, come) : pageLine(page_b, b, come), width)
  const markLeft = own || page_a?.found === true ? dress.markedGone : dress.quiet
  const markRight = own || page_b?.found === true ? dress.markedCome : dress.quiet
  const keep = own ? (text: string) => text : dress.quiet
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const cells = left[row] ?? []
    const used = cells.reduce((sum, cell) => sum + cell.width, 0)
    return (
      drawMarked(cells, markLeft, keep) +
      " ".repeat(Math.max(0, width - used)) +
      dress.quiet(BETWEEN) +
      drawMarked(right[row] ?? [], markRight, keep)
    ).trimEnd()
  })
}

/** A cell of the marked place is told by a rule; which rule does not matter here. */
const MARKED = "furniture" as const

/** A text with what the other one does not have marked. */
const textLine = (side: Side | null, other: Side | null, brackets: Brackets): CellLine => {
  if (side === null) return cellsOf("—", null)
  const { start, end } = other === null ? { start: 0, end: 0 } : alike(side.text, other.text)
  const behind = side.text.length - end
  return [
    ...cellsOf(side.text.slice(0, start), null),
    ...marked(side.text.slice(start, behind), brackets),
    ...cellsOf(side.text.slice(behind), null)
  ]
}

const pageLine = (page: Excerpt | null, side: Side | null, brackets: Brackets): CellLine => {
  if (page === null) return side === null ? cellsOf("—", null) : []
  const shown = (text: string): string => text.replaceAll(/\s*\n\s*/g, "⏎")
  return [
    ...cellsOf(shown(page.before), null),
    ...marked(shown(page.marked), page.found ? brackets : NO_BRACKETS),
    ...cellsOf(shown(page.behind), null)
  ]
}

/** The brackets stay with the characters that they stand beside, wherever the line breaks. */
const marked = (text: string, [before, behind]: Brackets): CellLine => {
  const cells = cellsOf(text, MARKED)
  const beside = (cell: Cell, left: string, right: string): Cell => ({
    ...cell,
    text: left + cell.text + right,
    width: left.length + cell.width + right.length
  })
  return cells.map((cell, i) => beside(cell, i === 0 ? before : "", i === cells.length - 1 ? behind : ""))
}

const drawMarked = (line: CellLine, mark: (text: string) => string, quiet: (text: string) => string): string => {
  let out = ""
  for (let at = 0; at < line.length;) {
    const { rule } = line[at]!
    const from = at
    while (at < line.length && line[at]!.rule === rule) at++
    const text = textOfCells(line.slice(from, at))
    out += rule === null ? quiet(text) : mark(text)
  }
  return out
}

const textOfCells = (cells: ReadonlyArray<Cell>): string => cells.map(({ text }) => text).join("")
