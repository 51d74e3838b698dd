import { describe, expect, it } from "vitest"
import { NORMAL_FORM_RULES, normalForm } from "../../../../src/stages/entities/names/normal-form.ts"

describe("the normal form of a name", () => {
  it.each(NORMAL_FORM_RULES.map((rule) => [rule.name, rule] as const))(
    "leaves out: %s",
    (_, { types, pattern, example }) => {
      const [written, normal] = example
      expect(written).toMatch(pattern)
      for (const type of types) expect(normalForm(written, type)).toBe(normal)
    }
  )

  it.each([
    ["Donald  Trump", "PER", "Donald  Trump"],
    ["主席", "PER", "主席"],
    ["徐主席", "PER", "徐"],
    ["刚果（金）", "LOC", "刚果（金）"],
    ["Ｇ２０", "ORG", "G20"],
    ["中 华全国 总工会", "ORG", "中华全国总工会"],
    ["爱新觉罗・溥仪先生", "PER", "爱新觉罗·溥仪"],
    ["唐纳德•特朗普", "PER", "唐纳德·特朗普"],
    ["唐纳德･特朗普", "PER", "唐纳德·特朗普"],
    ["唐纳德.特朗普", "PER", "唐纳德·特朗普"],
    ["J.K. 罗琳", "PER", "J·K·罗琳"],
    ["U.S. Steel公司", "ORG", "U.S. Steel公司"],
    ["毕昇", "PER", "毕昇"]
  ] as const)("%s (%s) is %s", (written, type, normal) => {
    expect(normalForm(written, type)).toBe(normal)
  })
})
