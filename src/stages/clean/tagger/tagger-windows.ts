import { LINE_FEATURES } from "../evidence/line-features.ts"
import type { Line } from "../lines/lines.ts"
import { LINE_SLOTS, lineSlots } from "./line-slots.ts"

/** The most lines of one call: the tagger learned on windows of as many. */
export const WINDOW_LINES = 128
/** Lines of context before the first line that is asked for, and behind the last one, where the page has them. */
const CONTEXT = 32

/** One call of the line tagger. */
export interface TaggerWindow {
  /** Line of the document that the window begins with. */
  readonly first: number
  /** Lines of the document whose roles are asked for, ascending. */
  readonly asked: ReadonlyArray<number>
  /** `LINE_SLOTS` character ids a line. */
  readonly ids: BigInt64Array
  /** `LINE_FEATURES` numbers a line. */
  readonly layout: Float32Array
}

/**
 * As few windows as hold the doubtful lines (ascending) with context on both sides; a page of no more than
 * `WINDOW_LINES` is one. In time linear in the number of lines.
 */
export const taggerWindows = (
  lines: ReadonlyArray<Line>,
  features: Float32Array,
  doubtful: ReadonlyArray<number>,
  table: Uint16Array
): ReadonlyArray<TaggerWindow> => {
  const out: Array<TaggerWindow> = []
  let next = 0
  while (next < doubtful.length) {
    const latest = Math.max(0, lines.length - WINDOW_LINES)
    const first = Math.min(Math.max(0, doubtful[next]! - CONTEXT), latest)
    const end = Math.min(first + WINDOW_LINES, lines.length)
    const inside = end === lines.length ? end : end - CONTEXT
    const from = next
    while (next < doubtful.length && doubtful[next]! < inside) next++
    const ids = new BigInt64Array((end - first) * LINE_SLOTS)
    for (let i = first; i < end; i++) lineSlots(lines[i]!.text, table, ids, (i - first) * LINE_SLOTS)
    const layout = features.slice(first * LINE_FEATURES, end * LINE_FEATURES)
    out.push({ first, asked: doubtful.slice(from, next), ids, layout })
  }
  return out
}
