import stringWidth from "string-width"
import type { EditRule } from "../domain/edit.ts"

/** One character as it is drawn, and the rule of the edit that it belongs to. */
export interface Cell {
  readonly text: string
  /** Terminal columns: 2 for a Han character, 0 for a combining mark. */
  readonly width: number
  readonly rule: EditRule | null
}

/** A line of cells that fits a column of the terminal. */
export type CellLine = ReadonlyArray<Cell>

/** How a run of cells of one rule is drawn. */
export type Paint = (text: string, rule: EditRule) => string

const widths = new Map<string, number>()

/** Terminal columns of one character. Asked for every character of a page, and there are few different ones. */
const widthOf = (character: string): number => {
  let width = widths.get(character)
  if (width === undefined) widths.set(character, (width = stringWidth(character)))
  return width
}

/**
 * What is drawn for a character: controls and the marks that turn the direction of text would act on the terminal
 * instead of being seen, so they get a picture of themselves (Unicode's Control Pictures) or a replacement character.
 */
const visible = (character: string): string => {
  const point = character.codePointAt(0)!
  if (point < 0x20) return String.fromCodePoint(0x2400 + point)
  if (point === 0x7f) return "\u2421"
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character) ? "\ufffd" : character
}

/** The cells of a text, one for each code point. */
export const cellsOf = (text: string, rule: EditRule | null): Array<Cell> =>
  Array.from(text, (character) => {
    const drawn = visible(character)
    return { text: drawn, width: widthOf(drawn), rule }
  })

/** Marks that may not begin a line of Chinese text. */
const CLOSING = new Set("，。、；：？！）》〉】」』”’")

/**
 * Breaks a line of cells where it reaches the width, or one character before where a closing mark would begin the next;
 * a line of none stays one line.
 */
export const wrap = (line: CellLine, width: number): ReadonlyArray<CellLine> => {
  const out: Array<Array<Cell>> = [[]]
  let used = 0
  for (const cell of line) {
    if (used + cell.width > width && used > 0) {
      const full = out[out.length - 1]!
      const carried = CLOSING.has(cell.text) && full.length > 1 ? full.splice(-1) : []
      out.push(carried)
      used = carried.reduce((sum, { width }) => sum + width, 0)
    }
    out[out.length - 1]!.push(cell)
    used += cell.width
  }
  return out
}

/** Draws a line: neighbours of one rule together, so that the colour is switched once. */
export const draw = (line: CellLine, paint: Paint): string => {
  let out = ""
  for (let at = 0; at < line.length;) {
    const { rule } = line[at]!
    let text = ""
    for (; at < line.length && line[at]!.rule === rule; at++) text += line[at]!.text
    out += rule === null ? text : paint(text, rule)
  }
  return out
}
