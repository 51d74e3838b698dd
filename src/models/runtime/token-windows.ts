import type { Span } from "../../domain/span.ts"

/**
 * Tokens shared by neighbouring windows. A clause of news is 10 to 20 tokens, so one that a window cuts off is whole
 * in the next.
 */
export const OVERLAP = 64

/**
 * Windows over a text of `length` tokens: as few as cover it with none longer than `capacity`, all of one width, and
 * neighbours sharing at least `overlap` tokens. A text that fits is one window. `capacity` must exceed `overlap`.
 */
export const tokenWindows = (length: number, capacity: number, overlap: number = OVERLAP): ReadonlyArray<Span> => {
  if (length <= capacity) return [{ start: 0, end: length }]
  const count = Math.ceil((length - overlap) / (capacity - overlap))
  const width = Math.ceil((length + (count - 1) * overlap) / count)
  return Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i * (length - width)) / (count - 1))
    return { start, end: start + width }
  })
}
