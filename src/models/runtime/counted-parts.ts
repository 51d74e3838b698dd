import type { Span } from "../../domain/span.ts"

/**
 * The part of each window that counts, when each place of a text is read off the window whose edges are farthest from
 * it: neighbours divide what they share in the middle. The parts tile the text.
 */
export const countedParts = (windows: ReadonlyArray<Span>): ReadonlyArray<Span> =>
  windows.map(({ start, end }, i) => {
    const before = windows[i - 1]
    const after = windows[i + 1]
    return {
      start: before === undefined ? start : middle(start, before.end),
      end: after === undefined ? end : middle(after.start, end)
    }
  })

const middle = (from: number, to: number): number => (from + to) >> 1
