import { describe, expect, it } from "vitest"
import { numeral } from "../../../../src/stages/clean/articles/numerals.ts"
import { dayNumber, publishedOn } from "../../../../src/stages/clean/articles/publication-date.ts"

describe("publishedOn", () => {
  it("takes the date of the masthead before that of the file name", () => {
    const masthead = ["青河日报 ２０２４年 5月8 日 星期三"]
    expect(publishedOn(masthead, "qinghe-20230101")).toBe(dayNumber(2024, 5, 8))
    expect(publishedOn([], "2023/qinghe-20230101")).toBe(dayNumber(2023, 1, 1))
    expect(publishedOn([], "qinghe-2023-01-31-b")).toBe(dayNumber(2023, 1, 31))
  })

  it("is null when nothing is certain", () => {
    expect(publishedOn([], "qinghe")).toBeNull()
    expect(publishedOn([], "20231345")).toBeNull()
    expect(publishedOn([], "123456789012")).toBeNull()
    expect(dayNumber(2023, 2, 29)).toBeNull()
  })
})

describe("numeral", () => {
  it.each([
    ["12", 12],
    ["１２", 12],
    ["一九九八", 1998],
    ["二〇二六", 2026],
    ["十", 10],
    ["十二", 12],
    ["三十", 30],
    ["三十一", 31],
    ["廿五", 25]
  ])("reads %s", (text, value) => {
    expect(numeral(text)).toBe(value)
  })
})
