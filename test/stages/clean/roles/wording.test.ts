import { describe, expect, it } from "vitest"
import { isHeading, isPageTitle, mayBeByline, signatureOf } from "../../../../src/stages/clean/roles/wording.ts"

describe("signatureOf", () => {
  it.each([
    ["本报记者 李娜", "desk"],
    ["（本报记者 李娜）", "desk"],
    ["江州社记者 田亦工", "desk"],
    ["本報記者 譚若水", "desk"],
    ["云雾县融媒体中心记者 叶青崖", "desk"],
    ["本报记者 王伟 通讯员 张丽", "desk"],
    ["本报记者 阿妮尔", "desk"],
    ["■ 本报记者 李  娜", "desk"],
    ["桐杉县石磨乡鹰嘴崖教学点教师 楚望山", "office"],
    ["王伟 张丽", "names"],
    ["记者观察", undefined],
    ["记者 手记", undefined],
    ["记者从市水利局获悉，水库开始蓄水。", undefined],
    ["本报记者李娜摄", undefined],
    ["传达学习贯彻有关精神", undefined],
    ["中国传统佳节·元宵", undefined],
    ["张丽    李娜    王伟", undefined]
  ] as const)("%s: %s", (line, signature) => expect(signatureOf(line)).toBe(signature))
})

describe("mayBeByline", () => {
  it.each(["秦海", "阿妮尔", "本报评论员", "江州市副市长 𬭎毅", "通讯员 段欣博"])("%s may be one", (line) =>
    expect(mayBeByline(line)).toBe(true)
  )
  it.each(["传达学习贯彻有关精神", "王东明出席并讲话", "再获丰收", "——全市总产突破一百万吨"])(
    "%s names nobody",
    (line) => expect(mayBeByline(line)).toBe(false)
  )
})

describe("isHeading", () => {
  it.each(["全省夏粮生产", "——全市总产突破一百万吨", "昌岭高铁今日通车 大山深处到省城只要七十分钟"])(
    "%s is one",
    (line) => expect(isHeading(line)).toBe(true)
  )
  it.each(["会议还研究了其他事项。", "各位代表：", "2026年3月5日", "1、威风锣鼓庆丰收", "（孟仁泉）"])(
    "%s is none",
    (line) => expect(isHeading(line)).toBe(false)
  )
})

describe("isPageTitle", () => {
  it("tells what a page is called from a headline", () => {
    expect(isPageTitle("江州市庆祝教师节座谈会发言选登")).toBe(true)
    expect(isPageTitle("我市开通网上办事大厅")).toBe(false)
  })
})
