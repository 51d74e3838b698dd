import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { countedParts } from "../../../src/models/runtime/counted-parts.ts"
import { tokenWindows } from "../../../src/models/runtime/token-windows.ts"

/** From a place to the nearer edge of a window, where the edges of the text itself do not count. */
const depth = (at: number, { start, end }: { start: number; end: number }, length: number): number =>
  Math.min(start === 0 ? Infinity : at - start, end === length ? Infinity : end - 1 - at)

describe("the parts of windows that count", () => {
  it("tile the text, and take each place from the window in which it is deepest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 65, max: 510 }), (length, capacity) => {
        const windows = tokenWindows(length, capacity)
        const parts = countedParts(windows)
        let done = 0
        for (const [i, { start, end }] of parts.entries()) {
          expect(start).toBe(done)
          done = end
          for (let at = start; at < end; at++) {
            const deepest = Math.max(
              ...windows.filter((w) => w.start <= at && at < w.end).map((w) => depth(at, w, length))
            )
            expect(depth(at, windows[i]!, length)).toBeGreaterThanOrEqual(deepest - 1)
          }
        }
        expect(done).toBe(length)
      }),
      { numRuns: 50 }
    )
  })
})
