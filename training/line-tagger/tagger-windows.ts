import { LINE_UNITS, lineEdges } from "./line-edges.ts"
import { LINE_FEATURES } from "../../src/stages/clean/line-features.ts"
import type { Line } from "../../src/stages/clean/lines.ts"

/** The most tokens of one call: the encoder knows 512 positions and learned on windows of 500. */
const TOKENS = 500
/** Lines of context before the first line that is asked for, and behind the last one, where the page has them. */
const CONTEXT = 8
const SEPARATOR = 2n
const UNKNOWN = 1

/** One call of the line tagger. */
export interface TaggerWindow {
  /** Line of the page that the window begins with. */
  readonly first: number
  /** Lines of the page whose roles are asked for. */
  readonly asked: ReadonlyArray<number>
  readonly ids: BigInt64Array
  /** Where each line's separator stands among the ids. */
  readonly separators: BigInt64Array
  /** `LINE_FEATURES` numbers a line. */
  readonly layout: Float32Array
}

/** Id of every UTF-16 unit; `characters` are those of the model, in the order of their ids. */
export const characterIds = (characters: string): Uint16Array => {
  const ids = new Uint16Array(0x10000).fill(UNKNOWN)
  for (let i = 0; i < characters.length; i++) ids[characters.charCodeAt(i)] = i + 3
  return ids
}

/** As few windows as hold the doubtful lines (ascending) with context on both sides; in time linear in their number. */
export const taggerWindows = (
  lines: ReadonlyArray<Line>,
  features: Float32Array,
  doubtful: ReadonlyArray<number>,
  table: Uint16Array
): ReadonlyArray<TaggerWindow> => {
  const out: Array<TaggerWindow> = []
  let next = 0
  while (next < doubtful.length) {
    const first = Math.max(0, doubtful[next]! - CONTEXT)
    const window = windowFrom(lines, features, first, table)
    const end = first + window.separators.length
    const inside = end === lines.length ? end : Math.max(doubtful[next]! + 1, end - CONTEXT)
    const from = next
    while (next < doubtful.length && doubtful[next]! < inside) next++
    out.push({ ...window, first, asked: doubtful.slice(from, next) })
  }
  return out
}

const windowFrom = (
  lines: ReadonlyArray<Line>,
  features: Float32Array,
  first: number,
  table: Uint16Array
): Pick<TaggerWindow, "ids" | "separators" | "layout"> => {
  const ids: Array<bigint> = []
  const separators: Array<bigint> = []
  const units = new Uint16Array(LINE_UNITS)
  for (let i = first; i < lines.length; i++) {
    const n = lineEdges(lines[i]!.text, units)
    if (ids.length + 1 + n > TOKENS) break
    separators.push(BigInt(ids.length))
    ids.push(SEPARATOR)
    for (let u = 0; u < n; u++) ids.push(BigInt(table[units[u]!]!))
  }
  const layout = features.slice(first * LINE_FEATURES, (first + separators.length) * LINE_FEATURES)
  return { ids: BigInt64Array.from(ids), separators: BigInt64Array.from(separators), layout }
}
