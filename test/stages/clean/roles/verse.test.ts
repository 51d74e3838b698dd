import { describe, expect, it } from "vitest"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { statistics } from "../bundled-statistics.ts"

const BODY = `入秋以来，江州市连续三周没有下过一场像样的
雨，市水利局每天派人到各座水库查看水位。记者
从青石镇了解到，渡口的两条旧船已经停航检修。
老船工林望舒今年六十八岁，在这条江上撑了四十
年船，他说这样的秋天只见过两回。`

const texts = (raw: string) => cleanText(raw, statistics).paragraphs.map(({ text }) => text)

describe("verse", () => {
  it("keeps its lines, also where they read on and are of unlike lengths", () => {
    const verse = [
      "当时间的脚步",
      "跨过岁末的最后一道门槛",
      "城市与乡村",
      "一齐鼓起热情的手掌",
      "家家户户的大门",
      "都映着你绯红的脸庞"
    ]
    const found = texts(`江州秋茶开采\n${BODY}\n${verse.join("\n")}\n${BODY}`)
    expect(found).toEqual(expect.arrayContaining(verse))
    expect(found.filter((text) => text.startsWith("入秋以来，江州市连续三周没有下过一场像样的雨，"))).toHaveLength(2)
  })

  it("is not what the lines of a narrow column are", () => {
    const narrow = BODY.replaceAll("\n", "")
      .match(/.{1,9}[，。]?/gu)!
      .join("\n")
    expect(texts(`江州秋茶开采\n${narrow}`)).toEqual(["江州秋茶开采", BODY.replaceAll("\n", "")])
  })
})

describe("a signature", () => {
  it("stays two paragraphs, the sender and the day, letter after letter", () => {
    const letters = ["2026年10月21日", "2017年1月11日", "2016年7月2日"].map(
      (day, i) =>
        `编辑同志：\n${BODY}\n${BODY}\n${BODY}\n　　　　　　　　江州市${["教育局", "农业农村局", "气象局"][i]}\n　　　　　　　　${day}`
    )
    const found = cleanText(letters.join("\n"), statistics).paragraphs
    expect(found.filter(({ role }) => role === "furniture")).toEqual([])
    for (const day of ["2026年10月21日", "2017年1月11日", "2016年7月2日"]) {
      expect(found.some(({ text }) => text === day)).toBe(true)
    }
  })
})
