import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { KEPT_WHOLE } from "../../../src/stages/segment/enclosures.ts"
import { splitSentences } from "../../../src/stages/segment/sentences.ts"
import { SENTENCE_CASES } from "./sentence-cases.ts"

const pieces = (paragraph: string): ReadonlyArray<string> => {
  const text = new CodePoints(paragraph)
  return splitSentences(paragraph).map((span) => text.slice(span.start, span.end))
}

describe.each(Object.entries(SENTENCE_CASES))("sentences: %s", (_, cases) => {
  it.each(cases)("%s", (marked) => {
    const expected = marked.split("|").filter((piece) => piece !== "")
    expect(pieces(expected.join(""))).toEqual(expected)
  })
})

describe("the table of sentences", () => {
  it("has a table of at least 120 cases", () => {
    expect(Object.values(SENTENCE_CASES).flat().length).toBeGreaterThanOrEqual(120)
  })
})

describe("a long stretch between marks", () => {
  const clause = "村里的路修好了。"

  it("is kept whole up to the limit and divided beyond it", () => {
    const short = clause.repeat(KEPT_WHOLE.quotation / clause.length)
    const long = short + clause
    expect(pieces(`他说：“${short}”大家鼓掌。`)).toHaveLength(2)
    expect(pieces(`他说：“${long}”大家鼓掌。`)).toHaveLength(long.length / clause.length + 1)
  })

  it("swallows no more than the limit when a mark is misread", () => {
    const longest = Math.max(...Object.values(KEPT_WHOLE))
    for (const noise of ["“", "”", "（", "）", "《", "》", '"', "‘", "「"]) {
      const text = clause.repeat(20) + noise + clause.repeat(20)
      for (const piece of pieces(text)) expect(piece.length).toBeLessThanOrEqual(longest + 2 * clause.length)
    }
  })
})

const newsLike = fc
  .array(
    fc.constantFrom(
      ...'。！？!?…….，、；：“”‘’「」（）《》"() 的等从—甲乙A1a\n\u3000𠮷\uD800\uDC00'.split(""),
      "𠮷",
      "Mr.",
      "说：“",
      "。”"
    ),
    { maxLength: 400 }
  )
  .map((parts) => parts.join(""))

describe("the spans of any string", () => {
  it("tile it in code points", () => {
    fc.assert(
      fc.property(fc.oneof(newsLike, fc.string({ unit: "binary", maxLength: 200 })), (paragraph) => {
        const spans = splitSentences(paragraph)
        let at = 0
        for (const span of spans) {
          expect(span.start).toBe(at)
          expect(span.end).toBeGreaterThan(span.start)
          at = span.end
        }
        expect(at).toBe(new CodePoints(paragraph).length)
      }),
      { numRuns: 2000 }
    )
  })

  it.each(["。", "“", "”", "“。”", "（", ".", "1.", "·", "…", "Mr. ", " ", "？“", "。 "])(
    "are found in time that grows with the length: a file of %s",
    (unit) => {
      const length = new CodePoints(unit).length * 200_000
      expect(splitSentences(unit.repeat(200_000)).at(-1)!.end).toBe(length)
    }
  )

  it("never begin with a mark that closes or pauses, but for the first", () => {
    fc.assert(
      fc.property(newsLike, (paragraph) => {
        for (const piece of pieces(paragraph).slice(1)) expect(piece).not.toMatch(/^[，、；：。！？”’」）》\s]/)
      }),
      { numRuns: 1000 }
    )
  })

  it("do not change when another sentence follows", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("甲乙。", "丙，", "丁！"), { maxLength: 30 }), (parts) => {
        const head = parts.join("") + "戊。"
        expect(pieces(`${head}己庚。`).join("|").startsWith(pieces(head).join("|"))).toBe(true)
      })
    )
  })
})
