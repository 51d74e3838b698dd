import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { widthChanges, withWidths } from "../../../../src/stages/clean/writing/normalise.ts"

const normalised = (text: string, rules = { fullwidth: true, punctuation: true }): string =>
  withWidths(text, widthChanges(text, rules))

describe("widthChanges", () => {
  it.each([
    ["２０２４年,全县完成投资１.５亿元(约合", "2024年，全县完成投资1.5亿元（约合"],
    ["他说:“好!”", "他说：“好！”"],
    ["12:30, 1,000 and f(x)", "12:30, 1,000 and f(x)"],
    ["ＧＤＰ增长5%,好", "GDP增长5%，好"],
    ["电话:(010)65360000", "电话：（010）65360000"],
    ["今天(3月14日),全国(ＡＢＣ)is", "今天（3月14日），全国（ABC）is"],
    ["书名（含副题),作者", "书名（含副题），作者"],
    ["it grew 5%, they say (a)", "it grew 5%, they say (a)"],
    ["增长８．５％，共１，２３４，５６７元，１０：３０开会", "增长8.5%，共1,234,567元，10:30开会"],
    ["８．５％的增长", "8.5%的增长"],
    ["增长 ８．５ ％", "增长 8.5 %"],
    ["见ｗｗｗ．ａｂｃ．ｃｎ或ａｂ＠１６３．ｃｏｍ", "见www.abc.cn或ab@163.com"],
    ["１．２００３年的工作", "1．2003年的工作"],
    ["比分２：１，得分１２，３４，５６", "比分2：1，得分12，34，56"],
    ["为8．5％，1，234元，10：30", "为8．5％，1，234元，10：30"],
    ["⼀⼆⼈⼤代表,⾦融", "一二人大代表，金融"]
  ])("%s", (text, clean) => expect(normalised(text)).toBe(clean))

  it("does nothing that was not asked for", () => {
    expect(normalised("２０２４年,好", { fullwidth: false, punctuation: false })).toBe("２０２４年,好")
    expect(normalised("２０２４年,好", { fullwidth: true, punctuation: false })).toBe("2024年,好")
  })

  it("leaves a normalised text as it is", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."好a1１２ａ⼈ ,:;?!()（），：％%．”“.@＠"), maxLength: 30 }),
        (text) => {
          expect(normalised(normalised(text))).toBe(normalised(text))
        }
      )
    ))
})
