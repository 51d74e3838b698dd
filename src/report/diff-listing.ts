import type { KeptChange, Excerpt } from "../diff/kept-changes.ts"
import type { Item, Side } from "../diff/change.ts"
import { alike } from "./alike.ts"
import { type Cell, type CellLine, cellsOf, wrap } from "./cells.ts"
import type { DiffDress } from "./diff-dress.ts"
import { CAUSE_WORDS, distance, itemNoun, kindWords } from "./diff-words.ts"

const BETWEEN = " │ "
const NARROWEST = 16

/** The changes one under the other, each with its place on both pages side by side. @param columns Of the terminal. */
export const diffListing = (changes: ReadonlyArray<KeptChange>, dress: DiffDress, columns: number): string => {
  const width = Math.max(NARROWEST, Math.floor((columns - BETWEEN.length) / 2))
  return changes.map((change) => [headOf(change, dress), ...sidesOf(change, width, dress)].join("\n")).join("\n\n")
}

const headOf = (change: KeptChange, dress: DiffDress): string => {
  const { a, b, item, kind, cause, value } = change
  const document =
    a !== null && b !== null && a.document !== b.document ? `${a.document} → ${b.document}` : (b ?? a)!.document
  const drift = value === null ? "" : ` by ${distance(value)}`
  return `${dress.strong(`${itemNoun(item)} ${kindWords(kind)}${drift}`)}  ${whatOf(change, dress)}  ${dress.quiet(`${document} · ${CAUSE_WORDS[cause]}`)}`
}

/** `何秋声 PER → 何秋声副 PER`. */
const whatOf = ({ item, a, b }: KeptChange, dress: DiffDress): string => {
  if (OWN_TEXT.has(item)) return ""
  const words = (side: Side): string => {
    const name = side.name === null || side.name === side.text ? "" : ` (${side.name})`
    return `${visibleText(side.text)}${side.label === null ? "" : ` ${side.label}`}${name}`
  }
  if (a === null) return dress.come(words(b!))
  if (b === null) return dress.gone(words(a))
  const [before, now] = [words(a), words(b)]
  return before === now ? now : `${dress.gone(before)} → ${dress.come(now)}`
}

/** Breaks and blanks as signs. */
const visibleText = (text: string): string => text.replaceAll(/\r?\n/g, "⏎").replaceAll(/^\s|\s$/g, "␣")

/** Items whose own text says more than the page, which is often the same on both sides. */
const OWN_TEXT: ReadonlySet<Item> = new Set(["sentences", "paragraphs", "neighbours", "embeddings"])

const sidesOf = (change: KeptChange, width: number, dress: DiffDress): ReadonlyArray<string> => {
  const { item, page_a, page_b, a, b } = change
  const own = OWN_TEXT.has(item)
  if (!own && page_a === null && page_b === null) return []
  const left = wrap(own ? textLine(a, b) : pageLine(page_a, a), width)
  const right = wrap(own ? textLine(b, a) : pageLine(page_b, b), width)
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
const textLine = (side: Side | null, other: Side | null): CellLine => {
  if (side === null) return cellsOf("—", null)
  const { start, end } = other === null ? { start: 0, end: 0 } : alike(side.text, other.text)
  const behind = side.text.length - end
  return [
    ...cellsOf(side.text.slice(0, start), null),
    ...cellsOf(side.text.slice(start, behind), MARKED),
    ...cellsOf(side.text.slice(behind), null)
  ]
}

const pageLine = (page: Excerpt | null, side: Side | null): CellLine => {
  if (page === null) return side === null ? cellsOf("—", null) : []
  const shown = (text: string): string => text.replaceAll(/\s*\n\s*/g, "⏎")
  return [
    ...cellsOf(shown(page.before), null),
    ...cellsOf(shown(page.marked), MARKED),
    ...cellsOf(shown(page.behind), null)
  ]
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
