import { Effect } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { findByRules } from "../../../src/stages/entities/jieba.ts"
import { MERGING_RULES } from "../../../src/stages/entities/merging-rules.ts"
import { readPieces } from "../../../src/stages/entities/pieces.ts"
import { Tagger } from "../../../src/stages/segment/tagger.ts"
import { splitWords } from "../../../src/stages/segment/words.ts"

const { tag } = await Effect.runPromise(Tagger.pipe(Effect.provide(Tagger.layer)))

const inputOf = (text: string) => ({ text, words: splitWords(text, tag) })

const found = (text: string) => {
  const characters = new CodePoints(text)
  return findByRules(inputOf(text)).map(({ start, end, type }) => `${characters.slice(start, end)} ${type}`)
}

describe("names by rules", () => {
  it.each<[text: string, names: ReadonlyArray<string>]>([
    ["李克强在北京会见外宾。", ["李克强 PER", "北京 LOC"]],
    ["中美双方举行会谈。", ["中 LOC", "美 LOC"]],
    ["中方对此表示欢迎。", ["中 LOC"]],
    ["俄军开始撤离。", ["俄 LOC"]],
    ["法国总理访华。", ["法国 LOC", "华 LOC"]],
    ["长江流域普降大雨。", ["长江 LOC"]],
    ["中国式现代化。", ["中国 LOC"]],
    ["外交部发言人表示欢迎。", ["外交部 ORG"]],
    ["伊朗国防部发表声明。", ["伊朗国防部 ORG"]],
    ["上海市总工会召开会议。", ["上海市总工会 ORG"]],
    ["总工会召开会议。", []],
    ["委员会和办公室召开会议。", []],
    ["列车驶出昆明机场站。", ["昆明机场 LOC"]],
    ["玛格丽特·陈来到现场。", ["玛格丽特·陈 PER"]],
    ["人民建设自己的家园。", []],
    ["雨停了。", []],
    ["", []]
  ])("%s", (text, names) => {
    expect(found(text)).toEqual(names)
  })

  const sentence = fc
    .array(
      fc.constantFrom(
        ..."中国 美 俄 国务院 总工会 上海 市 李 克强 王毅 总统 表示 · 、 ， 。 第十四届 省 大学 公司 普京 𠮷 a 5 的 和 泽连斯基 \ud800".split(
          " "
        ),
        " "
      ),
      { maxLength: 30 }
    )
    .map((parts) => parts.join(""))

  it("lie within the sentence, in order, without overlap", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        let at = 0
        for (const { start, end, score } of findByRules(inputOf(text))) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(score).toBeGreaterThan(0)
          at = end
        }
        expect(at).toBeLessThanOrEqual(new CodePoints(text).length)
      }),
      { numRuns: 1000 }
    )
  })

  it("are found in pieces that tile the sentence", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        let at = 0
        for (const piece of readPieces(inputOf(text))) {
          expect(piece.start).toBe(at)
          at = piece.end
        }
        expect(at).toBe(new CodePoints(text).length)
      })
    )
  })

  it.each(MERGING_RULES)("are those of the example of the rule: $example", ({ name, example }) => {
    const [before = "", mention = "", behind = ""] = example.split(/[〔〕]/)
    const start = new CodePoints(before).length
    const mentions = findByRules(inputOf(before + mention + behind))
    expect(mentions.map((m) => [m.rule.name, m.start, m.end])).toEqual([
      [name, start, start + new CodePoints(mention).length]
    ])
  })

  it("come from rules that name their pieces in one letter each", () => {
    for (const { pattern } of MERGING_RULES) {
      expect(pattern.flags).toBe("g")
      expect(pattern.source).not.toMatch(/(?<!\\)\((?!\?)/)
    }
  })
})
