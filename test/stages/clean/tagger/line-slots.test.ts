import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { characterIds, LINE_SLOTS, LINE_UNITS, lineSlots } from "../../../../src/stages/clean/tagger/line-slots.ts"
import { anyText } from "../any-text.ts"

const table = characterIds("一二三四五六七八九十，1a")

const slotsOf = (text: string): ReadonlyArray<number> => {
  const ids = new BigInt64Array(LINE_SLOTS + 1)
  lineSlots(text, table, ids, 0)
  return Array.from(ids, Number)
}

describe("the characters that the tagger reads", () => {
  it("are those of the line between two edges, without blanks", () => {
    expect(slotsOf("一 二\u3000三").slice(0, 7)).toEqual([2, 4, 5, 6, 2, 0, 0])
  })

  it("do not depend on width or case of digits, letters and marks", () => {
    expect(slotsOf("１Ａ，")).toEqual(slotsOf("1a,"))
  })

  it("of a long line are the first and the last ones, a gap between them", () => {
    const ids = slotsOf("一".repeat(30) + "二".repeat(30))
    expect(ids).toEqual([2, ...Array(24).fill(4), 3, ...Array(8).fill(5), 2, 0])
  })

  it("of any text fill its slots from the first, and no others", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ids = slotsOf(text)
        const length = ids.indexOf(0)
        expect(length).toBeGreaterThanOrEqual(2)
        expect(length).toBeLessThanOrEqual(LINE_UNITS + 3)
        expect(ids.slice(length).every((id) => id === 0)).toBe(true)
      })
    )
  })
})
