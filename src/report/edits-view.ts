import { CodePoints } from "../domain/code-points.ts"
import { type Edit, EditRule } from "../domain/edit.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import { type CellLine, draw, type Paint, wrap } from "./cells.ts"
import { type Brackets, markedClean, markedRaw } from "./edit-marks.ts"

/** How edited places are marked: in the colour of their rule on a terminal, by signs alone elsewhere. */
export interface EditsDress {
  readonly paint: Paint
  readonly quiet: (text: string) => string
  /** Around raw letters that went, and around clean ones that came. */
  readonly removed: Brackets
  readonly written: Brackets
}

/** SGR parameters, on and off. Furniture is struck through and dim: it is not in the clean text. */
const COLOURS: Readonly<Record<EditRule, readonly [on: string, off: string]>> = {
  line_join: ["32", "39"],
  line_join_space: ["36", "39"],
  hyphen_join: ["35", "39"],
  paragraph_break: ["34", "39"],
  indent: ["90", "39"],
  space_removal: ["33", "39"],
  furniture: ["2;9", "22;29"],
  fullwidth: ["31", "39"],
  punctuation: ["91", "39"]
}

export const terminalEdits: EditsDress = {
  paint: (text, rule) => {
    const [on, off] = COLOURS[rule]
    return `\u001b[${on}m${text}\u001b[${off}m`
  },
  quiet: (text) => `\u001b[2m${text}\u001b[22m`,
  removed: ["", ""],
  written: ["", ""]
}

/** The brackets are those of `git diff --word-diff`. */
export const plainEdits: EditsDress = {
  paint: (text) => text,
  quiet: (text) => text,
  removed: ["[-", "-]"],
  written: ["{+", "+}"]
}

const BETWEEN = " │ "
const NARROWEST = 8

/**
 * What cleaning did to a document: each paragraph with the raw lines that it was made of on the left, their edited
 * places marked, and the clean text on the right; then how often each rule was used, and its least confidence.
 *
 * @param columns Width of the terminal.
 */
export const editsView = (stored: StoredDocument, dress: EditsDress, columns: number): string => {
  const raw = new CodePoints(stored.document.raw_text ?? "")
  const clean = new CodePoints(stored.document.clean_text ?? "")
  const half = Math.max(NARROWEST, Math.floor((columns - BETWEEN.length) / 2))
  // Furniture stands among the raw lines of the paragraph that it interrupts or follows.
  const text = stored.paragraphs.filter((paragraph) => paragraph.role !== "furniture")
  const blocks = text.map((paragraph, i) => {
    const start = i === 0 ? 0 : paragraph.raw_start
    const end = text[i + 1]?.raw_start ?? raw.length
    const own = editsBetween(stored.edits, start, end)
    const left = markedRaw(raw, start, end, own, dress.removed)
    const right = markedClean(clean, paragraph.clean_start, paragraph.clean_end, own, dress.written)
    return { left, right }
  })
  // Lines of a narrow column leave their room to the clean text.
  const longest = blocks.flatMap(({ left }) => left).reduce((most, line) => Math.max(most, lineWidth(line)), NARROWEST)
  const width = Math.min(half, longest)
  const rest = Math.max(NARROWEST, columns - BETWEEN.length - width)
  const drawn = blocks.map(({ left, right }) => sideBySide(left, right, width, rest, dress))
  return [...drawn, legend(stored.edits, dress)].join("\n\n")
}

/** The edits that begin between two raw offsets. */
const editsBetween = (edits: ReadonlyArray<Edit>, start: number, end: number): ReadonlyArray<Edit> =>
  edits.slice(firstFrom(edits, start), firstFrom(edits, end))

/** Index of the first edit that begins at or behind a raw offset. */
const firstFrom = (edits: ReadonlyArray<Edit>, raw: number): number => {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edits[middle]!.raw_start < raw) low = middle + 1
    else high = middle
  }
  return low
}

const lineWidth = (line: CellLine): number => line.reduce((sum, cell) => sum + cell.width, 0)

/** @param width Columns for the raw text. @param rest Columns for the clean text. */
const sideBySide = (
  raw: ReadonlyArray<CellLine>,
  clean: CellLine,
  width: number,
  rest: number,
  dress: EditsDress
): string => {
  const left = raw.flatMap((line) => wrap(line, width))
  const right = wrap(clean, rest)
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const line = left[row] ?? []
    const padded = draw(line, dress.paint) + " ".repeat(Math.max(0, width - lineWidth(line)))
    return (padded + dress.quiet(BETWEEN) + draw(right[row] ?? [], dress.paint)).trimEnd()
  })
  return rows.join("\n")
}

/** One line for every rule that was used. */
const legend = (edits: ReadonlyArray<Edit>, dress: EditsDress): string => {
  if (edits.length === 0) return dress.quiet("nothing was changed")
  const rows = EditRule.literals.flatMap((rule) => {
    const own = edits.filter((edit) => edit.rule === rule)
    if (own.length === 0) return []
    const least = own.reduce((low, edit) => Math.min(low, edit.confidence), 1)
    const count = String(own.length).padStart(6)
    return [
      `${count}  ${dress.paint(rule.padEnd(LONGEST_RULE), rule)}  ${dress.quiet(`least confidence ${floor(least)}`)}`
    ]
  })
  return [
    ...rows,
    dress.quiet(["⏎ line break joined", "¶ paragraphs parted", "␣ space", ...letters(dress)].join("   "))
  ].join("\n")
}

/** What the brackets mean, where there are any. */
const letters = ({ removed, written }: EditsDress): ReadonlyArray<string> =>
  removed[0] === "" ? [] : [`${removed.join("…")} taken out`, `${written.join("…")} put in`]

const LONGEST_RULE = Math.max(...EditRule.literals.map((rule) => rule.length))

/** To two digits, never above the value: 1.00 would be a promise. */
const floor = (confidence: number): string => (Math.floor(confidence * 100) / 100).toFixed(2)
