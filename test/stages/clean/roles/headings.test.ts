import { describe, expect, it } from "vitest"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { statistics } from "../bundled-statistics.ts"

/** Title of a page; headline, name, office and paragraphs of its articles. Without the line tagger. */
const read = (text: string) => {
  const { title, articles, paragraphs } = cleanText(text, statistics)
  return {
    title,
    articles: articles.map(({ article, headline, byline_name, byline_title }) => [
      headline,
      byline_name,
      byline_title,
      paragraphs.filter((p) => p.article === article && p.role === "body").length
    ])
  }
}

const FIRST = "　　7月2日，江州工匠学院在江州职业技术学院揭牌。学院将为全市职工提供技能培训，首批开设八个专业。"
const LAST = "　　学院院长表示，今年计划培训三千人次。"
const OTHER = "　　7月1日，市总工会来到解放路环卫站，看望慰问环卫工人，送上毛巾、饮料等物品。"

describe("bylines", () => {
  it("stand below their headline, above it, or behind the body, the same way on a whole page", () => {
    const below = ["工匠学院揭牌成立", "本报记者 李娜", FIRST, LAST, "市总工会慰问环卫工人", "本报记者 陈华", OTHER]
    const above = ["本报记者 李娜", "工匠学院揭牌成立", FIRST, LAST, "本报记者 陈华", "市总工会慰问环卫工人", OTHER]
    const behind = ["工匠学院揭牌成立", FIRST, LAST, "本报记者 李娜", "市总工会慰问环卫工人", OTHER, "本报记者 陈华"]
    for (const lines of [below, above, behind]) {
      expect(read(lines.join("\n")).articles, lines.join(" / ")).toEqual([
        ["工匠学院揭牌成立", "李娜", "本报记者", 2],
        ["市总工会慰问环卫工人", "陈华", "本报记者", 1]
      ])
    }
  })

  it("closes an article with a byline in brackets", () =>
    expect(read(["工匠学院揭牌成立", FIRST, LAST, "（本报记者 李娜）"].join("\n")).articles).toEqual([
      ["工匠学院揭牌成立", "李娜", "本报记者", 2]
    ]))
})

describe("headlines", () => {
  it("takes a deck for part of its headline, not for a byline or an article", () =>
    expect(
      read(
        [
          "全国总工会召开党组会议",
          "传达学习党的二十届四中全会精神",
          "",
          "新华社北京11月2日电（记者郑莉）11月1日，全国总工会党组召开会议，传达学习有关精神。会议强调，各级工会要抓好落实。",
          "",
          "会议还研究了其他事项。"
        ].join("\n")
      )
    ).toEqual({
      title: null,
      articles: [["全国总工会召开党组会议 传达学习党的二十届四中全会精神", null, null, 2]]
    }))

  it("takes a deck that begins with a dash for part of its headline", () =>
    expect(read(["我市夏粮再获丰收", "——全市总产突破一百万吨", FIRST].join("\n"))).toEqual({
      title: null,
      articles: [["我市夏粮再获丰收 ——全市总产突破一百万吨", null, null, 1]]
    }))

  it("takes the heading over a single article for its headline, unless it is worded as a page's title", () => {
    const body = "　　记者昨日获悉，市民可登录网站办理业务，也可拨打电话咨询。"
    expect(read(`我市开通网上办事大厅\n${body}`)).toEqual({
      title: null,
      articles: [["我市开通网上办事大厅", null, null, 1]]
    })
  })
})
