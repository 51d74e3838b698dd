import type { CodePoints } from "../../../domain/code-points.ts"
import type { Issue } from "../../../domain/issue.ts"
import { blankWidth, isBlank, type Line } from "../lines/lines.ts"

/** Half-ems. A gutter between two columns is as wide at least; words and the halves of a headline stand closer. */
const GUTTER = 3
/** Half-ems by which the second column's left edge varies: extraction counts blanks, not widths. */
const EDGE = 2
/** Lines of a run; fewer are the halves of headlines, one below the other. */
const LEAST_LINES = 3
/** Characters. The cells of tables and the halves of verse are shorter, a column's lines but its last are not. */
const COLUMN = 8
/** What running text holds within a few lines. */
const PAUSE = /[，。；]/
/** Characters on each side of the gutter that the message shows. */
const BESIDE = 6

/** A line that a wide gap parts: its first piece, the rest, and where the rest begins, in half-ems from the margin. */
interface Parted {
  readonly left: string
  readonly right: string
  readonly edge: number
}

const partedAt = ({ text, lead }: Line): Parted | undefined => {
  let edge = lead
  for (let at = 0; at < text.length;) {
    let blank = 0
    let end = at
    for (; end < text.length && isBlank(text.charCodeAt(end)); end++) blank += blankWidth(text.charCodeAt(end))
    edge += blank
    if (blank >= GUTTER) return { left: text.slice(0, at), right: text.slice(end), edge }
    if (end === at) edge += text.charCodeAt(end++) < 0x2e80 ? 1 : 2
    at = end
  }
  return undefined
}

/** First and last line of every run of lines, ends inclusive, that looks like columns side by side. */
export const sideBySide = (lines: ReadonlyArray<Line>): ReadonlyArray<readonly [first: number, last: number]> => {
  const parted = lines.map(partedAt)
  const out: Array<readonly [number, number]> = []
  for (let first = 0, end = 1; first < lines.length; first = end++) {
    while (end < lines.length && isBelow(parted[end - 1], parted[end])) end++
    if (areColumns(parted.slice(first, end))) out.push([first, end - 1])
  }
  return out
}

const isBelow = (above: Parted | undefined, below: Parted | undefined): boolean =>
  above !== undefined && below !== undefined && Math.abs(above.edge - below.edge) <= EDGE

/** Whether both sides of the gap are running text. */
const areColumns = (run: ReadonlyArray<Parted | undefined>): boolean => {
  const full = run.filter((line) => line !== undefined && line.left.length >= COLUMN && line.right.length >= COLUMN)
  if (full.length < LEAST_LINES) return false
  return full.some((line) => PAUSE.test(line!.left)) && full.some((line) => PAUSE.test(line!.right))
}

/** A remark on every such run: its lines are read across the gap, as one text, which no edit can show to be doubtful. */
export const sideBySideIssues = (lines: ReadonlyArray<Line>, points: CodePoints): ReadonlyArray<Omit<Issue, "issue">> =>
  sideBySide(lines).map(([first, last]) => {
    const { left, right } = partedAt(lines[first]!)!
    const shown = `${left.slice(-BESIDE)}  ${right.slice(0, BESIDE)}`.toWellFormed()
    return {
      stage: "clean",
      code: "columns_side_by_side",
      severity: "warning",
      message: `${last - first + 1} lines look like columns side by side, which are read as one line each: “${shown}”; put the columns one below the other`,
      raw_start: points.fromUnit(lines[first]!.start),
      raw_end: points.fromUnit(lines[last]!.end)
    }
  })
