import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { LOOK_ALIKES } from "../../../../src/stages/clean/suspects/look-alikes.ts"
import { suspectsIn } from "../../../../src/stages/clean/suspects/suspects.ts"
import { statistics } from "../bundled-statistics.ts"

const RIGHT =
  "记者从市政府了解到，今年以来，全市已经完成投资二十亿元。未来三年，干部群众将深入山区治理水土流失，提高人民生活水平。"

const readings = (text: string) =>
  suspectsIn(text, statistics.language).map(({ at, character, suggestion }) => [at, character, suggestion])

describe("suspectsIn", () => {
  it("has nothing to say of a text without mistakes", () => expect(readings(RIGHT)).toEqual([]))

  it.each([
    ["已经完成", "己经完成"],
    ["未来三年", "末来三年"],
    ["深入山区", "深人山区"],
    ["干部群众", "千部群众"],
    ["治理水土", "冶理水土"],
    ["提高人民", "堤高人民"]
  ])("finds %s misread as %s, and what it should be", (right, wrong) => {
    const text = RIGHT.replace(right, wrong)
    const at = [...text].findIndex((character, i) => character !== RIGHT[i])
    expect(readings(text)).toEqual([[at, text[at], RIGHT[at]]])
  })

  it("only suggests characters of the same group", () => {
    const groups = LOOK_ALIKES.map((group) => [...group])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LOOK_ALIKES.join("")), { maxLength: 40 }), (characters) => {
        for (const { character, suggestion } of suspectsIn(characters.join(""), statistics.language))
          expect(groups.some((group) => group.includes(character) && group.includes(suggestion))).toBe(true)
      })
    )
  })
})

describe("a suspect character", () => {
  const raw = "全市干部群众深人\n\n山区，冶理水土流失。\n"

  it("is an issue at its place in the raw text, and stays", () => {
    const { cleanText: clean, issues } = cleanText(raw, statistics)
    const suspects = issues.filter(({ code }) => code === "suspect_character")
    expect(clean).toContain("冶理水土")
    expect(suspects.map(({ raw_start, raw_end }) => raw.slice(raw_start!, raw_end!))).toContain("冶")
    expect(suspects.find(({ message }) => message.startsWith("is 冶"))?.message).toContain("治理水土")
  })

  it("is not looked for where the configuration says so", () => {
    const { issues } = cleanText(raw, statistics, { suspects: false })
    expect(issues.filter(({ code }) => code === "suspect_character")).toEqual([])
  })
})
