import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { OVERLAP, tokenWindows } from "../../../src/models/runtime/token-windows.ts"

const lengths = fc.integer({ min: 0, max: 20_000 })
const capacities = fc.integer({ min: OVERLAP + 1, max: 1000 })

describe("windows over a long text", () => {
  it("leaves a text that fits in one piece", () => {
    expect(tokenWindows(510, 510)).toEqual([{ start: 0, end: 510 }])
    expect(tokenWindows(0, 510)).toEqual([{ start: 0, end: 0 }])
  })

  it("cuts a text that is one token too long into two of one width", () => {
    expect(tokenWindows(511, 510)).toEqual([
      { start: 0, end: 288 },
      { start: 223, end: 511 }
    ])
  })

  it("covers every token, from the first to the last", () => {
    fc.assert(
      fc.property(lengths, capacities, (length, capacity) => {
        const windows = tokenWindows(length, capacity)
        expect(windows[0]!.start).toBe(0)
        expect(windows.at(-1)!.end).toBe(length)
        for (const [i, window] of windows.slice(1).entries()) {
          expect(windows[i]!.end - window.start).toBeGreaterThanOrEqual(OVERLAP)
          expect(window.start).toBeGreaterThan(windows[i]!.start)
        }
      })
    )
  })

  it("makes all windows of one width, and none wider than the model reads", () => {
    fc.assert(
      fc.property(lengths, capacities, (length, capacity) => {
        const widths = new Set(tokenWindows(length, capacity).map(({ start, end }) => end - start))
        expect(widths.size).toBe(1)
        expect(Math.max(...widths)).toBeLessThanOrEqual(capacity)
      })
    )
  })
})
