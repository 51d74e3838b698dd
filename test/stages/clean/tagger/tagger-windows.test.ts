import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LINE_FEATURES } from "../../../../src/stages/clean/evidence/line-features.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { characterIds, LINE_SLOTS } from "../../../../src/stages/clean/tagger/line-slots.ts"
import { taggerWindows, WINDOW_LINES } from "../../../../src/stages/clean/tagger/tagger-windows.ts"

const CONTEXT = 32
const table = characterIds("一二三")

describe("the windows of the line tagger", () => {
  it("hold every doubtful line once, with lines around it where the page has them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.array(fc.nat(), { maxLength: 60 }), (count, places) => {
        const lines = splitLines("一二三\n".repeat(count))
        const doubtful = [...new Set(places.map((place) => place % count))].toSorted((a, b) => a - b)
        const windows = taggerWindows(lines, new Float32Array(count * LINE_FEATURES), doubtful, table)
        expect(windows.flatMap(({ asked }) => asked)).toEqual(doubtful)
        expect(windows.length).toBeLessThanOrEqual(1 + count / (WINDOW_LINES - 2 * CONTEXT))
        for (const { first, asked, ids, layout } of windows) {
          const end = first + ids.length / LINE_SLOTS
          expect(layout.length / LINE_FEATURES).toBe(end - first)
          expect(end - first).toBeLessThanOrEqual(WINDOW_LINES)
          for (const line of asked) {
            expect(line - first).toBeGreaterThanOrEqual(Math.min(CONTEXT, line))
            expect(end - line).toBeGreaterThanOrEqual(Math.min(CONTEXT, count - line))
          }
        }
      })
    )
  })

  it("are none where nothing is doubtful", () => {
    expect(taggerWindows(splitLines("一\n二"), new Float32Array(2 * LINE_FEATURES), [], table)).toEqual([])
  })
})
