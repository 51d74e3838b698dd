import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { COUNTRIES } from "../../../../src/stages/entities/places/countries.ts"
import { divisionNames } from "../../../../src/stages/entities/places/division-names.ts"
import { liesIn } from "../../../../src/stages/entities/places/gazetteer.ts"
import { LETTERS } from "../../../../src/stages/entities/places/letters.ts"
import { gazetteer, refine } from "../marked-text.ts"
import { PLACE_CASES } from "./place-cases.ts"

describe("codes of places", () => {
  it.each(PLACE_CASES)("%s: %s", (document, codes) => {
    expect(
      refine(document)
        .map(({ place_code }) => place_code ?? "-")
        .join(" ")
    ).toBe(codes)
  })

  it("are six digits or two letters, and only of places", () => {
    const name = fc.constantFrom(
      ..."北京 朝阳区 长春 吉林 澳 港 中 美国 南海 恩施 浦东 海淀 𠮷 A 市 省 刚果（金）".split(" ")
    )
    const mention = fc.tuple(fc.constantFrom("PER", "LOC", "ORG"), fc.array(name, { minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(
        fc.array(mention, { maxLength: 12 }),
        fc.constantFrom("", "，", "\n", "\n\n"),
        (mentions, between) => {
          const document = mentions.map(([type, names]) => `〔${type}:${names.join("")}〕`).join(between)
          for (const { type, place_code } of refine(document)) {
            if (place_code === null) continue
            expect(type).toBe("LOC")
            expect(place_code).toMatch(/^(?:\d{6}|[A-Z]{2})$/)
          }
        }
      )
    )
  })
})

describe("the gazetteer", () => {
  it("has each country once, by names that no other has", () => {
    const names = COUNTRIES.flatMap((country) => country.names)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(COUNTRIES.length)
    for (const { code, names } of COUNTRIES) {
      expect(code).toMatch(/^[A-Z]{2}$/)
      for (const name of names) expect(gazetteer.lookUp(name)?.places.map((place) => place.code)).toEqual([code])
    }
  })

  it("knows the places of all one-character names", () => {
    for (const [letter, codes] of LETTERS) {
      expect(Array.from(letter)).toHaveLength(1)
      expect(gazetteer.lookUp(letter)?.places.map(({ code }) => code)).toEqual(codes)
    }
  })

  it.each([
    ["110105", "110000", true],
    ["220104", "220100", true],
    ["220104", "220000", true],
    ["220104", "CN", true],
    ["220100", "220104", false],
    ["220104", "220200", false],
    ["220104", "220104", false],
    ["US", "CN", false],
    ["220104", "US", false]
  ])("%s lies in %s: %s", (inner, outer, lies) => {
    expect(liesIn(inner, outer)).toBe(lies)
  })

  it.each([
    ["恩施土家族苗族自治州", "恩施州", "恩施"],
    ["东乡族自治县", "东乡县", "东乡"],
    ["莫力达瓦达斡尔族自治旗", "莫力达瓦旗", "莫力达瓦"],
    ["巴音郭楞蒙古自治州", "巴音郭楞州", "巴音郭楞"],
    ["新疆维吾尔自治区", "新疆自治区", "新疆"],
    ["内蒙古自治区", "内蒙古自治区", "内蒙古"],
    ["香港特别行政区", "香港特区", "香港"],
    ["神农架林区", "神农架林区", "神农架"],
    ["大兴安岭地区", "大兴安岭地区", "大兴安岭"],
    ["雄县", "雄县", undefined],
    ["城区", "城区", undefined],
    ["乌拉特前旗", "乌拉特前旗", undefined],
    ["福建省", "福建省", "福建"]
  ])("calls %s %s, in short %s", (official, full, short) => {
    const names = divisionNames(official)
    expect(names.full[0]).toBe(official)
    expect(names.full).toContain(full)
    expect(names.short).toBe(short)
  })
})
