import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { codePointLength, CodePoints } from "../../../src/domain/code-points.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { cleanText, type CleanText } from "../../../src/stages/clean/clean-text.ts"
import { anyText } from "./any-text.ts"
import { statistics } from "./bundled-statistics.ts"

/** What a cleaned text must be, whatever the raw one was. */
const expectSound = (any: string, result: CleanText): void => {
  const raw = any.toWellFormed()
  const ledger = new Ledger(result.edits)
  expect(ledger.apply(raw)).toBe(result.cleanText)
  expect(ledger.invert(result.cleanText)).toBe(raw)
  const rawPoints = new CodePoints(raw)
  const cleanPoints = new CodePoints(result.cleanText)
  for (const edit of result.edits) {
    expect(rawPoints.slice(edit.raw_start, edit.raw_end)).toBe(edit.raw_text)
    expect(cleanPoints.slice(edit.clean_start, edit.clean_end)).toBe(edit.clean_text)
    expect(edit.raw_text).not.toBe(edit.clean_text)
    expect(edit.confidence).toBeGreaterThanOrEqual(0)
    expect(edit.confidence).toBeLessThanOrEqual(1)
  }
  const text = result.paragraphs.filter((p) => p.role !== "furniture")
  expect(text.map((p) => p.text).join("\n")).toBe(result.cleanText)
  let at = 0
  for (const p of text) {
    expect(p.clean_start).toBe(at)
    expect(cleanPoints.slice(p.clean_start, p.clean_end)).toBe(p.text)
    expect({ start: p.raw_start, end: p.raw_end }).toEqual(ledger.toRaw({ start: p.clean_start, end: p.clean_end }))
    at = p.clean_end + 1
  }
  for (const p of result.paragraphs.filter((p) => p.role === "furniture")) {
    expect(p.clean_start).toBe(p.clean_end)
    expect(rawPoints.slice(p.raw_start, p.raw_end)).toBe(p.text)
  }
  result.paragraphs.forEach((p, i) => expect(p.paragraph).toBe(i))
  result.articles.forEach((a, i) => {
    expect(a.article).toBe(i)
    const own = result.paragraphs.filter((p) => p.article === i)
    expect(a.clean_start).toBe(own[0]!.clean_start)
    expect(a.clean_end).toBe(own[own.length - 1]!.clean_end)
    if (a.dateline === null) return
    const at = { start: a.dateline_clean_start!, end: a.dateline_clean_end! }
    expect(cleanPoints.slice(at.start, at.end)).toBe(a.dateline)
    expect({ start: a.dateline_raw_start, end: a.dateline_raw_end }).toEqual(ledger.toRaw(at))
    expect(own.some((p) => p.role === "body" && p.clean_start <= at.start && at.end <= p.clean_end)).toBe(true)
  })
}

const blank = fc.constantFrom(" ", "  ", "\u00a0", "\u3000", "\u3000\u3000", "\t", "\ufeff", "\u2003")
const terminator = fc.constantFrom(
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\v",
  "\f",
  "\u2028",
  "\u2029",
  "\u0085",
  "\n\n\n\n",
  "\n \n"
)
const words = fc.constantFrom(
  "今年以来",
  "记者从县里了解到",
  "，",
  "。",
  "“",
  "”",
  "《",
  "》",
  "２０",
  "2024",
  "年",
  "3",
  "月",
  "日",
  "秦海",
  "本报记者",
  "本报讯（记者𠮷野）",
  "𠮷野",
  "😀",
  "GDP",
  "co-",
  "operation",
  "第4版",
  "· 4 ·",
  "责任编辑：张三",
  "一是",
  "二是",
  "的",
  "工作",
  "和",
  "：",
  "……",
  "——",
  "%",
  "3.5",
  "http://a.cn/",
  "\u0000",
  "\u200b",
  "\u00ad",
  "\u200d",
  "３月１ ６日",
  "产量12 34万吨，",
  "８．５％",
  "１，２３４",
  "天津, ",
  "⼤",
  "\ud83d",
  "\udc00",
  "٣"
)
const document = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: words }, { weight: 2, arbitrary: blank }, { weight: 3, arbitrary: terminator }),
    { maxLength: 120 }
  )
  .map((parts) => parts.join(""))

describe("any text", () => {
  it("is had back from its clean text and its ledger", () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(
        fc.oneof(
          document,
          fc.string({ unit: "binary", maxLength: 200 }),
          fc.string({ unit: "grapheme", maxLength: 100 })
        ),
        fc.boolean(),
        (raw, normalise) =>
          expectSound(raw, cleanText(raw, statistics, { fullwidth: normalise, punctuation: normalise }))
      ),
      { numRuns: 2000 }
    )
  })

  it("of arbitrary code points is cleaned without a crash, and had back", () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(anyText, (raw) =>
        expectSound(raw, cleanText(raw, statistics, { fullwidth: true, punctuation: true }))
      ),
      { numRuns: 2500 }
    )
  })

  it("gives the same result twice", () => {
    fc.assert(
      fc.property(document, (raw) => {
        expect(cleanText(raw, statistics)).toEqual(cleanText(raw, statistics))
      }),
      { numRuns: 100 }
    )
  })

  it.each([
    ["nothing", ""],
    ["white space only", " \n\u3000\r\n\t"],
    ["furniture side by side", "今天天气好。\n\n第4版\n\n· 5 ·\n责任编辑：张三\n\n记者了解到，明天也好。"],
    ["furniture only", "第4版\n\n· 5 ·"],
    ["one character", "好"],
    ["a million blank lines", `开头。${"\n".repeat(1_000_000)}结尾。`],
    ["one line of a million characters", "长".repeat(1_000_000)],
    ["a hundred thousand short lines", "甲乙丙丁\n".repeat(100_000)],
    ["a million blanks in a line", `前${" ".repeat(1_000_000)}后`],
    ["alternating blanks", "字 ".repeat(200_000)],
    ["a million opening brackets", "（".repeat(1_000_000)],
    ["lone surrogates", "\ud800\n\udc00\ud800 \udc00"]
  ])(
    "of an extreme shape is cleaned: %s",
    (_, raw) => {
      const result = cleanText(raw, statistics)
      const ledger = new Ledger(result.edits)
      expect(ledger.apply(raw.toWellFormed()) === result.cleanText).toBe(true)
      expect(ledger.invert(result.cleanText) === raw.toWellFormed()).toBe(true)
      const length = codePointLength(raw)
      expect(result.paragraphs.every((p) => p.raw_end <= length)).toBe(true)
      expect(
        result.paragraphs
          .filter((p) => p.role !== "furniture")
          .map((p) => p.text)
          .join("\n") === result.cleanText
      ).toBe(true)
    },
    60_000
  )
})
