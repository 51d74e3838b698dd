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

  it.each([
    ["report-1000-2026-02-28", [2026, 2, 28]],
    ["12345678-2026-02-28", [2026, 2, 28]],
    ["archive-1987-1990-01-02", [1990, 1, 2]],
    ["江州日报2026年6月9日", [2026, 6, 9]],
    ["2026-2-8", [2026, 2, 8]],
    ["2026/02/28/page", [2026, 2, 28]]
  ] as const)("finds the day in the name %s", (name, [year, month, day]) => {
    expect(publishedOn([], name)).toBe(dayNumber(year, month, day))
  })

  it.each([
    ["江州日报 2026.06.10 星期三", [2026, 6, 10]],
    ["江州日报 2026/6/10 第3版", [2026, 6, 10]],
    ["江州日报 1949年6月15日创刊 2026年6月10日 星期三 第3版", [2026, 6, 10]],
    ["1980年1月1日 创办 二〇二六年六月十日", [2026, 6, 10]]
  ] as const)("finds the day in the masthead %s", (masthead, [year, month, day]) => {
    expect(publishedOn([masthead], undefined)).toBe(dayNumber(year, month, day))
  })

  it.each([
    ["中華民國七十六年十月三十一日", 1987],
    ["民国76年10月31日", 1987],
    ["民國元年十月三十一日", 1912],
    ["民國一百年十月三十一日", 2011],
    ["民國一百零三年十月三十一日", 2014],
    ["民國一百一十五年十月三十一日", 2026]
  ])("counts the years of the Republic of China: %s", (text, year) =>
    expect(publishedOn([text], undefined)).toBe(dayNumber(year, 10, 31))
  )

  it("is null when nothing is certain", () => {
    expect(publishedOn([], "qinghe")).toBeNull()
    expect(publishedOn([], "20231345")).toBeNull()
    expect(publishedOn(["版本 2.10.3"], undefined)).toBeNull()
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
