import { describe, expect, it } from "vitest"
import { isPersonName, parseByline } from "../../../../src/stages/clean/language/byline.ts"

describe("parseByline", () => {
  it.each([
    ["本报记者 林晓河", "林晓河", "本报记者"],
    ["青河市总工会党组书记、副主席 方平", "方平", "青河市总工会党组书记、副主席"],
    ["劳动模范、青河机械厂装配工 欧阳文远", "欧阳文远", "劳动模范、青河机械厂装配工"],
    ["林晓河 本报记者", "林晓河", "本报记者"],
    ["林晓河", "林晓河", null],
    ["本报记者林晓河", "林晓河", "本报记者"],
    ["本报记者 林晓河  方 平", "林晓河  方 平", "本报记者"],
    ["东山县 陈  松", "陈  松", "东山县"],
    ["新华社记者 阿依努尔·买买提", "阿依努尔·买买提", "新华社记者"],
    ["本报评论员", null, "本报评论员"],
    ["本报记者 青河日报编辑部", "青河日报编辑部", "本报记者"]
  ])("%s", (text, name, title) => {
    expect(parseByline(text)).toEqual({ name, title })
  })

  it("keeps every character of the text in one of the two parts", () => {
    const { name, title } = parseByline("青河县气象局  张 三  李四")
    expect(`${title}${name}`.replace(/\s/g, "")).toBe("青河县气象局张三李四")
  })
})

describe("isPersonName", () => {
  it.each(["王明", "李小明", "欧阳修", "司马相如"])("%s is one", (text) => expect(isPersonName(text)).toBe(true))
  it.each(["经济", "王", "王小明天来", "2024", "GDP"])("%s is none", (text) => expect(isPersonName(text)).toBe(false))
})
