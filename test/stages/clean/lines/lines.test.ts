import { describe, expect, it } from "vitest"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"

describe("splitLines", () => {
  it("knows every kind of line terminator, and takes CRLF for one", () => {
    const lines = splitLines("一\n二\r\n三\r四\v五\f六\u2028七\u2029八\u0085九")
    expect(lines.map((line) => line.text).join("")).toBe("一二三四五六七八九")
    expect(lines.slice(1).every((line) => line.breaks === 1)).toBe(true)
  })

  it("leaves blank lines out and counts them", () => {
    expect(splitLines("\n\n甲\n \n\u3000\n乙\n").map(({ text, breaks }) => [text, breaks])).toEqual([
      ["甲", 0],
      ["乙", 3]
    ])
  })

  it("keeps offsets of the content, and says what white space stood round it", () => {
    const raw = "\u3000\u3000第一行 \r\n  x"
    const [first, second] = splitLines(raw)
    expect(first).toMatchObject({ start: 2, end: 5, lead: 4, trail: " " })
    expect(second).toMatchObject({ text: "x", lead: 2, trail: "", breaks: 1 })
    expect(raw.slice(first!.start, first!.end)).toBe(first!.text)
  })
})
