import { describe, expect, it } from "vitest"
import { dayNumber } from "../../../../src/stages/clean/articles/publication-date.ts"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { isRunningHeadWording, mastheadLines } from "../../../../src/stages/clean/roles/masthead.ts"
import { statistics } from "../bundled-statistics.ts"

const ARTICLE = `我市开通网上办事大厅
本报记者 林晓河
　　记者昨日获悉，市民可登录网站办理业务，也可拨打
电话咨询。市民对此表示欢迎，认为这是一项便民举措，
希望早日在全市推广。`

const rolesIn = (raw: string) => cleanText(raw, statistics).paragraphs.map(({ role }) => role)

describe("a masthead above an article", () => {
  const DATES = [
    "2003年5月16日",
    "２００３年５月１６日",
    "2003 年 5 月 16 日",
    "2003-05-16",
    "2003.5.16",
    "二〇〇三年五月十六日",
    "二○○三年五月十六日",
    "中華民國九十二年五月十六日"
  ]
  const forms = DATES.flatMap((date) => [
    `江州日报\n${date}`,
    `江州日报\n${date}　星期五`,
    `${date} 星期五 农历癸未年四月十六\n江州日报\n第12345期 今日8版`,
    `江州日报 ${date}`,
    `江州日报 ${date} 第3版`,
    date
  ])

  it.each(forms)("is furniture, gives the day and begins no article: %j", (masthead) => {
    const { paragraphs, articles, publishedOn } = cleanText(`${masthead}\n\n${ARTICLE}`, statistics)
    expect(publishedOn).toBe(dayNumber(2003, 5, 16))
    expect(articles.map(({ headline }) => headline)).toEqual(["我市开通网上办事大厅"])
    expect(paragraphs.map(({ role }) => role)).toEqual([
      ...masthead.split("\n").map(() => "furniture"),
      "headline",
      "byline",
      "body"
    ])
  })

  it("may give a day that there is not, and is no text all the same", () =>
    expect(cleanText(`江州日报\n2003年2月30日\n\n${ARTICLE}`, statistics)).toMatchObject({
      publishedOn: null,
      articles: [{ headline: "我市开通网上办事大厅" }]
    }))

  it("may stand below the headline", () => {
    const lines = ARTICLE.split("\n")
    const dated = [lines[0], "2003-05-16", ...lines.slice(1)].join("\n")
    expect(rolesIn(dated)).toEqual(["headline", "furniture", "byline", "body"])
  })
})

describe("mastheadLines", () => {
  const found = (raw: string) => {
    const lines = splitLines(raw)
    return mastheadLines(lines, new Uint8Array(lines.length)).map((i) => lines[i]!.text)
  }

  it("takes the issue and the paper's numbers with the day", () =>
    expect(found(`青河周刊\n国内统一刊号 CN 11-0001\n第12期\n2024年5月8日\n${ARTICLE}`)).toEqual([
      "青河周刊",
      "国内统一刊号 CN 11-0001",
      "第12期",
      "2024年5月8日"
    ]))

  it.each([
    [
      "the days of a chronicle",
      "大事记\n2003年5月16日\n渡口通航，全市欢庆。\n2003年5月17日\n渡口停航，人走了。\n完了。"
    ],
    ["a signature", "江州市政协办公室\n2003年5月12日"],
    ["a day below the text", "　　渡口今天通航，全市欢庆。\n2003年5月12日\n秦海"],
    ["a name without a day", `江州日报\n${ARTICLE}`],
    ["who wrote, and when", `渡口通航\n秦海 2003年5月16日\n${ARTICLE}`],
    ["a text about the weather", `天气预报\n${ARTICLE}`]
  ])("leaves alone %s", (_, raw) => expect(found(raw)).toEqual([]))
})

describe("isRunningHeadWording", () => {
  it.each([
    "江州日报　2003年5月16日　第3版",
    "第3版 江州日报 2003年5月16日 星期五",
    "江州日报2003年5月16日第3版",
    "江州日报 要闻 第3版",
    "江 州 日 报 二〇〇三年五月十六日 第三版",
    "江州晚报 2003-05-16 A3",
    "江州日报头版 2003年5月16日",
    "江州晚报 2003年5月16日 12",
    "江州日报海外版 2003年5月16日"
  ])("knows %s", (text) => expect(isRunningHeadWording(text)).toBe(true))

  it.each([
    "江州日报 2003年5月16日",
    "江州日报",
    "江州日报海外版",
    "2003年5月16日",
    "2003年5月16日 星期五",
    "（摘自《江州日报》2003年5月16日第3版）",
    "据江州日报2003年5月16日第3版报道",
    "江州日报社记者 秦海",
    "产量 12 2003.5.16"
  ])("is not sure of %s", (text) => expect(isRunningHeadWording(text)).toBe(false))

  it("keeps a running head out of a sentence, where it stands once", () => {
    const raw = ARTICLE.replace("电话", "江州日报　2003年5月16日　第3版\n\n— 12 —\n电话")
    const { paragraphs, cleanText: clean } = cleanText(raw, statistics)
    expect(paragraphs.filter(({ role }) => role === "furniture")).toHaveLength(2)
    expect(clean).toBe(cleanText(ARTICLE, statistics).cleanText)
  })
})
