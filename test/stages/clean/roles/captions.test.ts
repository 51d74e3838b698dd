import { describe, expect, it } from "vitest"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { beginsCaption, endsInCredit } from "../../../../src/stages/clean/roles/captions.ts"
import { statistics } from "../bundled-statistics.ts"

describe("the beginning of a caption", () => {
  it.each(["图为工人在检修设备。", "▲江州秋茶开采现场", "图片说明：新的码头", "上图：渡口", "图①：茶山", "△ 图为江景"])(
    "%s",
    (text) => expect(beginsCaption(text, "全年增长百分之三。")).toBe(true)
  )

  it("is not a word cut at the line's end", () => {
    expect(beginsCaption("图为自己开脱，法庭没有采信。", "被告多次提出各种理由，企")).toBe(false)
    expect(beginsCaption("图书馆新购图书三千册。", "昨天，")).toBe(false)
  })
})

describe("the credit at a caption's end", () => {
  it.each([
    "图为江景。本报记者 秦海摄",
    "（林望舒摄）",
    "新华社记者 秦  海 摄",
    "本报记者秦海 文/图",
    "茶山一景。秦海 摄影报道"
  ])("%s", (text) => expect(endsInCredit(text)).toBe(true))

  it.each(["昨天在江边拍摄", "这张照片由他拍摄。", "记者随船前往拍摄"])("is not %s", (text) =>
    expect(endsInCredit(text)).toBe(false)
  )
})

describe("a caption", () => {
  it("is a paragraph of its own, also in the middle of a sentence", () => {
    const raw = `江州秋茶开采
入秋以来，江州市连续三周没有下过一场像样的
雨，市水利局每天派人到各座水库查看水位。记者
图为茶农在采茶。本报记者 秦海摄
从青石镇了解到，渡口的两条旧船已经停航检修，
老船工林望舒今年六十八岁，在这条江上撑了四十
年船，他说这样的秋天只见过两回。`
    const { paragraphs } = cleanText(raw, statistics)
    expect(paragraphs.map(({ role, text }) => [role, text.slice(0, 6), text.slice(-4)])).toEqual([
      ["headline", "江州秋茶开采", "秋茶开采"],
      ["body", "入秋以来，江", "位。记者"],
      ["body", "图为茶农在采", " 秦海摄"],
      ["body", "从青石镇了解", "过两回。"]
    ])
  })
})
