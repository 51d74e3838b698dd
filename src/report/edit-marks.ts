import type { CodePoints } from "../domain/code-points.ts"
import type { Edit, EditRule } from "../domain/edit.ts"
import { type Cell, type CellLine, cellsOf } from "./cells.ts"

/** Line terminators; the separators U+001C to U+001E, which also end lines, are drawn as what they are. */
const BREAK = /\r\n|[\n-\r\u0085\u2028\u2029]/
const PARTS = /\r\n|[\n-\r\u0085\u2028\u2029]|[^\n-\r\u0085\u2028\u2029]+/g
const BLANKS = /^\s+$/

/** Signs around letters that went or came, where no colour says so; empty where one does. */
export type Brackets = readonly [open: string, close: string]

/** What a line break is drawn as: gone, or turned into the end of a paragraph. */
const BREAK_MARK = "⏎"
const PARAGRAPH_MARK = "¶"
const SPACE_MARK = "␣"

/**
 * A raw text between two offsets (code points) as the lines it stood on, the edited places marked: `⏎` a line break that
 * went, `¶` one that parts paragraphs, `␣` a blank that went. Blank lines are marks at the end of the line before them.
 *
 * @param edits Those between the two offsets, in order.
 */
export const markedRaw = (
  raw: CodePoints,
  start: number,
  end: number,
  edits: ReadonlyArray<Edit>,
  brackets: Brackets
): ReadonlyArray<CellLine> => {
  const lines = new RawLines(brackets)
  let at = start
  for (const edit of edits) {
    lines.keep(raw.slice(at, edit.raw_start))
    lines.edited(edit)
    at = edit.raw_end
  }
  lines.keep(raw.slice(at, end))
  return lines.finished
}

class RawLines {
  readonly #lines: Array<Array<Cell>> = [[]]
  /** A break was seen: the next ink begins a line. */
  #broken = false
  readonly #brackets: Brackets

  constructor(brackets: Brackets) {
    this.#brackets = brackets
  }

  get finished(): ReadonlyArray<CellLine> {
    return this.#lines
  }

  keep(text: string): void {
    for (const [i, line] of text.split(BREAK).entries()) {
      if (i > 0) this.#broken = true
      if (line !== "") this.#ink(line, null)
    }
  }

  edited({ rule, raw_text }: Edit): void {
    for (const [part] of raw_text.matchAll(PARTS)) {
      if (BREAK.test(part)) {
        this.#mark(rule === "paragraph_break" ? PARAGRAPH_MARK : BREAK_MARK, rule)
        this.#broken = true
      } else if (BLANKS.test(part)) this.#mark(SPACE_MARK.repeat(part.length), rule)
      else this.#ink(this.#brackets.join(part), rule)
    }
  }

  /** Marks stay on the line that they end. */
  #mark(text: string, rule: EditRule | null): void {
    const line = this.#lines[this.#lines.length - 1]!
    for (const cell of cellsOf(text, rule)) line.push(cell)
  }

  #ink(text: string, rule: EditRule | null): void {
    if (this.#broken) this.#lines.push([])
    this.#broken = false
    this.#mark(text, rule)
  }
}

/**
 * A clean text between two offsets (code points), what edits wrote there marked; a space written is drawn as `␣`.
 *
 * @param edits Those that may lie there, in order.
 */
export const markedClean = (
  clean: CodePoints,
  start: number,
  end: number,
  edits: ReadonlyArray<Edit>,
  brackets: Brackets
): CellLine => {
  const line: Array<CellLine> = []
  let at = start
  for (const { clean_start, clean_end, clean_text, rule } of edits) {
    if (clean_text === "" || clean_start < start || clean_end > end) continue
    line.push(cellsOf(clean.slice(at, clean_start), null))
    line.push(cellsOf(clean_text === " " ? SPACE_MARK : brackets.join(clean_text), rule))
    at = clean_end
  }
  return [...line, cellsOf(clean.slice(at, end), null)].flat()
}
