import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { partedNumbers } from "../../../../src/stages/clean/writing/parted-numbers.ts"

const whole = (text: string, before = ""): string =>
  [...partedNumbers(text, before)]
    .toSorted((a, b) => b - a)
    .reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), text)

describe("partedNumbers", () => {
  it.each([
    ["3月1 6日，全县", "3月16日，全县"],
    ["３月１ ６日，全县", "３月１６日，全县"],
    ["20 03年1 2月3 1日，全县", "2003年12月31日，全县"],
    ["产量12 34万吨，增长", "产量1234万吨，增长"],
    ["增加值12 3.4亿元，增长1 2%。", "增加值123.4亿元，增长12%。"]
  ])("%s", (text, clean) => expect(whole(text)).toBe(clean))

  it("reads a number with the word before it on the line above", () => {
    expect(whole("1 200万美元", "进出口总额达到")).toBe("1200万美元")
    expect(whole("1 200万美元")).toBe("1 200万美元")
  })

  it.each([
    "比分 3 10 比 5 8",
    "第12 34万吨级码头",
    "产值12 34万元 56 78万元",
    "东山县 12 34%",
    "3月4 5日",
    "2003 2004年度",
    "编号12 34 56 万元"
  ])("leaves what may be two numbers: %s", (text) => expect(whole(text)).toBe(text))

  it("leaves any list of numbers", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(
        fc.constantFrom("", "号码", "分别为 "),
        numbers,
        fc.constantFrom("", "。", "号", " 人"),
        (word, list, end) => {
          expect(whole(word + list.join(" ") + end)).toBe(word + list.join(" ") + end)
        }
      )
    )
  })
})
