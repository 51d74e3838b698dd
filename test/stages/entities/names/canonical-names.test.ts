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
    ["〔PER:王毅〕与〔PER:王文涛〕出席。\n〔PER:王〕部长说", ["王毅", "王文涛", "王"]],
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
    ["〔ORG:中国国务院〕与〔ORG:国务院〕", ["国务院", "国务院"]],
    // A given name that may be a full one; two of a surname, told apart by their offices or not at all.
    ["副市长〔PER:陈高峰〕和教授〔PER:高峰〕。〔PER:高峰〕说", ["陈高峰", "高峰", "高峰"]],
    ["〔PER:王林海〕与画家〔PER:林海〕", ["王林海", "林海"]],
    [
      "〔PER:王〕市长说。市长〔PER:王建国〕、副市长〔PER:王丽〕。\n〔PER:王〕市长",
      ["王建国", "王建国", "王丽", "王建国"]
    ],
    [
      "局长〔PER:李建国〕、处长〔PER:李卫东〕。〔PER:李〕局长、〔PER:李〕处长",
      ["李建国", "李卫东", "李建国", "李卫东"]
    ],
    ["〔PER:王建国〕市长和〔PER:王丽〕。〔PER:王〕市长、〔PER:王〕主任", ["王建国", "王丽", "王建国", "王"]],
    [
      "局长〔PER:李建国〕、处长〔PER:李卫东〕。〔PER:李局长〕、〔PER:李 局長〕",
      ["李建国", "李卫东", "李建国", "李建国"]
    ],
    // Somebody, unless called the same at the full name.
    [
      "〔PER:张伟〕、〔PER:张大娘〕、〔PER:张哥〕。〔PER:张〕律师、〔PER:张〕嫂",
      ["张伟", "张大娘", "张哥", "张", "张"]
    ],
    ["〔PER:张大娘〕说，〔PER:张〕书记说", ["张大娘", "张"]],
    ["律师〔PER:张伟〕和家长〔PER:张丽〕。〔PER:张〕律师", ["张伟", "张丽", "张伟"]],
    // The document's own body before those that everybody knows.
    ["〔ORG:上海社会科学院〕与〔ORG:社科院〕", ["上海社会科学院", "上海社会科学院"]],
    ["〔ORG:上海社会科学院〕、〔ORG:中国社会科学院〕与〔ORG:社科院〕", ["上海社会科学院", "中国社会科学院", "社科院"]],
    ["〔ORG:社科院〕与〔ORG:中国科学院大学〕、〔ORG:中科院〕", ["中国社会科学院", "中国科学院大学", "中国科学院"]],
    ["〔ORG:韩国央行〕行长说，〔ORG:央行〕将", ["韩国央行", "央行"]],
    ["〔ORG:江苏省国资委〕、〔ORG:国资委〕", ["江苏省国资委", "江苏省国资委"]],
    [
      "〔ORG:国务院国资委〕、〔ORG:国资委〕、〔ORG:国网〕、〔ORG:央行〕、〔ORG:北大〕",
      ["国务院国有资产监督管理委员会", "国务院国有资产监督管理委员会", "国家电网有限公司", "中国人民银行", "北京大学"]
    ],
    // Two characters are too few; so are a unit's.
    ["〔ORG:中国航天科技集团〕与〔ORG:中航〕", ["中国航天科技集团有限公司", "中航"]],
    [
      "〔ORG:中国建筑第三工程局〕与〔ORG:中建〕、〔ORG:中建三局〕",
      ["中国建筑第三工程局", "中建", "中国建筑第三工程局"]
    ],
    ["〔ORG:国网山东省电力公司变电检修中心〕与〔ORG:国网〕", ["国网山东省电力公司变电检修中心", "国家电网有限公司"]],
    // Two fit.
    ["〔LOC:恩施市〕、〔LOC:恩施土家族苗族自治州〕、〔LOC:恩施〕", ["恩施市", "恩施土家族苗族自治州", "恩施"]],
    ["〔ORG:国家发改委〕、〔ORG:江苏省发改委〕、〔ORG:发改委〕", ["国家发展和改革委员会", "江苏省发改委", "发改委"]],
    ["〔ORG:国家医保局〕和〔ORG:江州市医保局〕、〔ORG:医保局〕", ["国家医保局", "江州市医保局", "医保局"]],
    ["〔ORG:国家发改委〕与〔ORG:发改委〕", ["国家发展和改革委员会", "国家发展和改革委员会"]],
    [
      "〔ORG:中共中央政治局〕和〔ORG:中国共产党第十四届中央政治局〕",
      ["中共中央政治局", "中国共产党第十四届中央政治局"]
    ],
    ["〔ORG:农工党中央〕与〔ORG:党中央〕", ["农工党中央", "中共中央"]],
    // Short names of many characters.
    ["〔ORG:中国铁路武汉局集团有限公司〕的〔ORG:武汉局集团公司〕", Array(2).fill("中国铁路武汉局集团有限公司")],
    ["〔ORG:江州市市场监督管理局〕的〔ORG:市场监管局〕", Array(2).fill("江州市市场监督管理局")],
    ["〔ORG:中华全国铁路总工会〕与〔ORG:铁路总工会〕", Array(2).fill("中华全国铁路总工会")],
    // The official name of a body of a place, be it not the longest.
    ["〔ORG:合肥市总工会〕、〔ORG:安徽合肥总工会〕和〔ORG:合肥总工会〕", Array(3).fill("合肥市总工会")],
    ["〔ORG:上海市委〕和〔ORG:中共上海市委〕", Array(2).fill("中共上海市委")],
    ["〔LOC:江苏省〕〔LOC:吴江区〕、〔LOC:吴江〕", ["江苏省", "吴江区", "吴江区"]],
    ["〔PER:J.D.万斯〕与〔PER:J·D·万斯〕", ["J·D·万斯", "J·D·万斯"]],
    [
      "〔LOC:廣東省〕與〔LOC:广东〕，〔ORG:中華全國總工會〕、〔ORG:全總〕",
      ["广东省", "广东省", "中华全国总工会", "中华全国总工会"]
    ],
    ["〔PER:馬英九〕說，〔PER:马英九〕、〔PER:馬〕先生", ["马英九", "马英九", "马"]]
  ])("%s", (document, names) => {
    expect(canonicals(document)).toEqual(names)
  })

  it("of bodies are full names: none is short for another", () => {
    for (const full of KNOWN_BODIES.values()) expect(KNOWN_BODIES.has(full)).toBe(false)
  })
})
