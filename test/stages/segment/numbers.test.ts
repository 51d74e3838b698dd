import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toHalfWidth } from "../../../src/stages/segment/half-width.ts"
import { numberWords } from "../../../src/stages/segment/numbers.ts"

const found = (text: string) => numberWords(text).map(({ start, end, pos }) => `${text.slice(start, end)}/${pos}`)

describe("numbers in a text", () => {
  it.each([
    ["1998年5月12日上午9时30分", "1998年/t 5月/t 12日/t 9时/t 30/m"],
    ["3月份、9月份额", "3月份/t 9月/t"],
    ["用了10年，5年后", "10/m 5/m"],
    ["1990年代，1998年度", "1990/m 1998/m"],
    ["12345年", "12345/m"],
    ["增长3.5%，下降2‰", "3.5%/m 2‰/m"],
    ["1.2万人，5亿元，3万亿元", "1.2万/m 5亿/m 3万亿/m"],
    ["1,000.5吨", "1,000.5/m"],
    ["1,00吨", "1/m 00/m"],
    ["比分3:2，15∶10，1/3", "3:2/m 15∶10/m 1/3/m"],
    ["100日元，3日本币，12日本报讯", "100/m 3/m 12日/t"],
    ["2月球探测器", "2/m"],
    ["5G、T20、COVID-19、A4纸", ""],
    ["2023-05-12", "2023/m 05/m 12/m"],
    ["一九九八年", ""],
    ["", ""]
  ])("%s", (text, expected) => {
    expect(found(text).join(" ")).toBe(expected)
  })

  it("are in order, do not overlap and begin with a digit", () => {
    const text = fc.array(fc.constantFrom(..."0123459.,:/%年月日时万亿份A-元"), { maxLength: 60 })
    fc.assert(
      fc.property(text, (characters) => {
        let at = 0
        for (const { start, end } of numberWords(characters.join(""))) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(characters[start]).toMatch(/\d/)
          at = end
        }
      }),
      { numRuns: 1000 }
    )
  })
})

describe("half-width text", () => {
  it("is as long as the text, and the same when it is done again", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("１", "Ａ", "ｚ", "．", "％", "，", "𠮷", "\ud800", "a") }),
        (text) => {
          const half = toHalfWidth(text)
          expect(half.length).toBe(text.length)
          expect(half).not.toMatch(/[０-９Ａ-Ｚａ-ｚ．％]/)
          expect(toHalfWidth(half)).toBe(half)
        }
      )
    )
  })
})
