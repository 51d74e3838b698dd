import { describe, expect, it } from "vitest"
import { COREFERENCE_RULES } from "../../../../src/stages/entities/names/coreference-rules.ts"
import { KNOWN_BODIES } from "../../../../src/stages/entities/names/known-bodies.ts"
import { refine } from "../marked-text.ts"

const canonicals = (document: string): ReadonlyArray<string> => refine(document).map(({ canonical }) => canonical)

describe("canonical names", () => {
  it.each(COREFERENCE_RULES.map((rule) => [rule.name, ...rule.example] as const))("%s: %s is %s", (_, text, name) => {
    expect(canonicals(text)).toEqual([name, name])
  })

  it.each<[document: string, names: ReadonlyArray<string>]>([
    ["〔PER:徐留平〕同志主持。\n〔PER:徐〕指出，要学习。", ["徐留平", "徐留平"]],
    ["〔ORG:中华全国总工会〕召开会议。\n〔ORG:全总〕要求", ["中华全国总工会", "中华全国总工会"]],
    ["〔ORG:全总〕要求", ["中华全国总工会"]],
    ["〔PER:徐留平〕讲话。\n\n〔PER:徐〕女士说", ["徐留平", "徐"]],
    ["〔PER:徐留平〕讲话。\n\n〔PER:徐〕书记说", ["徐留平", "徐"]],
    ["〔PER:王毅〕与〔PER:王文涛〕出席。\n〔PER:王〕部长说", ["王毅", "王文涛", "王文涛"]],
    ["〔PER:徐〕主席来了。\n〔PER:徐留平〕讲话", ["徐留平", "徐留平"]],
    ["〔PER:徐留平主席〕讲话。〔PER:徐主席〕指出", ["徐留平", "徐留平"]],
    ["〔PER:玛格丽特•陈〕和〔PER:玛格丽特·陈〕", ["玛格丽特·陈", "玛格丽特·陈"]],
    ["〔PER:唐纳德·特朗普〕与〔PER:埃里克·特朗普〕。\n〔PER:特朗普〕说", ["唐纳德·特朗普", "埃里克·特朗普", "特朗普"]],
    ["〔LOC:福建省〕和〔LOC:福建〕和〔LOC:闽〕", ["福建省", "福建省", "福建省"]],
    ["〔LOC:广东省深圳市〕、〔LOC:深圳市〕、〔LOC:深圳〕、〔LOC:深〕", ["深圳市", "深圳市", "深圳市", "深圳市"]],
    ["〔LOC:美〕国务卿说，〔LOC:美国〕", ["美国", "美国"]],
    [
      "〔LOC:北京市〕〔LOC:朝阳区〕和〔LOC:长春市〕〔LOC:朝阳区〕",
      ["北京市", "北京市朝阳区", "长春市", "长春市朝阳区"]
    ],
    ["〔LOC:北京市〕〔LOC:朝阳区〕的〔LOC:朝阳区〕", ["北京市", "朝阳区", "朝阳区"]],
    ["〔ORG:ＴＣＬ集团〕与〔ORG:TCL〕", ["TCL集团", "TCL集团"]],
    [
      "〔ORG:江州市职工技术协会〕（以下简称“江技协”）成立。\n〔ORG:江技协〕将",
      ["江州市职工技术协会", "江州市职工技术协会", "江州市职工技术协会"]
    ],
    ["〔ORG:世界卫生组织〕（WHO）说。〔ORG:WHO〕说", ["世界卫生组织", "世界卫生组织"]],
    ["〔ORG:十四届全国人大〕和〔ORG:全国人大〕", ["全国人民代表大会", "全国人民代表大会"]],
    ["〔ORG:美国国防部〕与〔ORG:国防部〕", ["美国国防部", "国防部"]],
    [
      "〔ORG:上海市总工会〕和〔ORG:北京市总工会〕与〔ORG:上海总工会〕",
      ["上海市总工会", "北京市总工会", "上海市总工会"]
    ],
    ["〔LOC:朝阳区〕有〔LOC:天路〕", ["朝阳区", "天路"]],
    ["〔PER:陈〕和〔PER:陈〕", ["陈", "陈"]],
    ["〔PER:李某〕说，〔PER:李〕", ["李某", "李"]],
    ["〔LOC:沙特阿拉伯〕与〔LOC:阿拉伯〕国家", ["沙特阿拉伯", "阿拉伯"]],
    ["〔LOC:纽约州〕的〔LOC:纽约〕", ["纽约州", "纽约"]],
    ["〔LOC:太行山区〕的〔LOC:太行山〕", ["太行山区", "太行山"]],
    ["〔ORG:中国国务院〕与〔ORG:国务院〕", ["国务院", "国务院"]]
  ])("%s", (document, names) => {
    expect(canonicals(document)).toEqual(names)
  })

  it("of bodies are full names: none is short for another", () => {
    for (const full of KNOWN_BODIES.values()) expect(KNOWN_BODIES.has(full)).toBe(false)
  })
})
