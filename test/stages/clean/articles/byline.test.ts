import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseByline } from "../../../../src/stages/clean/articles/byline.ts"

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
    ["本报记者 青河日报编辑部", "青河日报编辑部", "本报记者"],
    ["文/林晓河 图/方平", "林晓河 方平", "文 图"],
    ["方平/文", "方平", "文"],
    ["文/图 方平", "方平", "文/图"],
    ["方平 摄", "方平", "摄"],
    ["本报记者方平摄", "方平", "本报记者 摄"],
    ["本报记者林晓河报道", "林晓河", "本报记者"],
    ["記者陳玉珍", "陳玉珍", "記者"],
    ["記者陳玉珍／臺北報導", "陳玉珍", "記者"],
    ["【記者陳玉珍臺北報導】", "陳玉珍", "記者"],
    ["记者林晓河 武汉报道", "林晓河", "记者"],
    ["本报记者 亓玉昆  林晓河", "亓玉昆  林晓河", "本报记者"],
    ["本报记者 买买提·艾力 阿依古丽", "买买提·艾力 阿依古丽", "本报记者"],
    ["本刊记者：林晓河", "林晓河", "本刊记者"],
    ["记者林晓河、方平", "林晓河、方平", "记者"],
    ["青河日报社 记者 方平", "方平", "青河日报社 记者"],
    ["中国记者协会主席 方平", "方平", "中国记者协会主席"],
    ["方平（青河市市长）", "方平", "青河市市长"],
    ["By Lin Xiaohe", "Lin Xiaohe", null]
  ])("%s", (text, name, title) => {
    expect(parseByline(text)).toEqual({ name, title })
  })

  it("keeps every character of the text in one of the two parts", () => {
    const { name, title } = parseByline("青河县气象局  张 三  李四")
    expect(`${title}${name}`.replace(/\s/g, "")).toBe("青河县气象局张三李四")
  })

  const desk = fc.constantFrom("记者", "本报记者", "新华社记者", "通讯员", "本报通讯员", "实习生", "特约撰稿人", "記者")
  const name = fc.constantFrom("林晓河", "方平", "欧阳文远", "陈  松", "阿依努尔·买买提", "陳玉珍", "亓玉昆")
  const person = fc.record({
    desk,
    between: fc.constantFrom(" ", "\u3000", "："),
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 3 })
  })
  const persons = fc.array(person, { minLength: 1, maxLength: 3 })

  it("finds every person of a list of desks and names, whatever ornaments and brackets are round it", () => {
    fc.assert(
      fc.property(
        persons,
        fc.constantFrom("", " ", "□", "■ ", "●"),
        fc.constantFrom(["", ""], ["（", "）"], ["【", "】"], ["(", ")"]),
        fc.constantFrom("", " 报道", " 江州报道", " 摄影报道", "／臺北報導"),
        (list, ornament, [open, close], report) => {
          const listed = list.map(({ desk, between, names }) => `${desk}${between}${names.join("  ")}`).join(" ")
          expect(parseByline(`${ornament}${open}${listed}${report}${close}`)).toEqual({
            name: list.map(({ names }) => names.join("  ")).join(" "),
            title: list.map(({ desk }) => desk).join(" ")
          })
        }
      )
    )
  })

  it("answers any text with parts of it", () => {
    const characters = fc.constantFrom(..."记者通讯员文图摄报道张华李小红江州市长 　/／：、，（）【】□·a1")
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 24 }), (text) => {
        for (const part of Object.values(parseByline(text)))
          for (const word of part?.split(/\s/) ?? []) expect(text).toContain(word)
      })
    )
  })
})
