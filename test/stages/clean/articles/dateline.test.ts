import { describe, expect, it } from "vitest"
import { DATELINE_RULES, findDateline } from "../../../../src/stages/clean/articles/dateline.ts"
import { dayNumber } from "../../../../src/stages/clean/articles/publication-date.ts"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { statistics } from "../bundled-statistics.ts"

const found = (text: string, at: "start" | "end" = "start"): string | null => {
  const dateline = findDateline(text, at)
  return dateline === null ? null : text.slice(dateline.start, dateline.end)
}

describe("findDateline", () => {
  it.each(DATELINE_RULES.map((rule) => [rule.name, rule] as const))("finds the example of the rule %s", (_, rule) => {
    const [dateline, beside] = rule.example
    expect(found(rule.at === "start" ? dateline + beside : beside + dateline, rule.at)).toBe(dateline)
  })

  it.each([
    ["新华社江州１月２日电（记者秦海）", "茶博会今天开幕。"],
    ["江州社江州7月2日电", "茶博会今天开幕。"],
    ["江州社望潮 1月 15日电（记者顾望洲）", "望潮港今天通航。"],
    ["据新华社莫斯科一月三十一日电", "两国今天签约。"],
    ["新华社达沃斯（瑞士）1月29日电（记者秦海）", "年会今天闭幕。"],
    ["新华社北京2026年1月29日电", "年会今天闭幕。"],
    ["江州社、望潮日报江州1月29日讯", "年会今天闭幕。"],
    ["本报讯（记者 秦海 通讯员 林望舒）", "渡口通航。"],
    ["本报讯", "昨日渡口通航。"],
    ["【本報訊】", "連日大雨。"],
    ["【江州社望潮7月2日电】（记者秦海）", "连日大雨。"],
    ["本报江州7月2日讯(记者秦海)", "连日大雨。"],
    ["据江州社望潮1月2日专电", " 两国今天签约。"],
    ["（江州社望潮1月2日电）", "两国今天签约。"],
    ["（据江州社望潮1月2日电 记者秦海）", "两国今天签约。"],
    ["【江州社1月2日急电】", "连日大雨。"],
    ["江州社望潮16日电", " 两国今天签约。"],
    ["江州社望潮十六日电（记者秦海）", "两国今天签约。"]
  ])("reads %s", (dateline, behind) => {
    expect(found(dateline + behind)).toBe(dateline)
  })

  it.each([
    "据新华社报道，茶博会今天开幕。",
    "新华社是国家通讯社。",
    "本报通讯员秦海",
    "记者从县里了解到，渡口通航。",
    "1月2日，电力部门抢修线路。",
    "报社1月2日电话通知各站。",
    "江州网15日电动车销量公布。",
    "江州电视台3日电视节目单",
    "（江州社记者秦海15日在渡口）渡口通航。",
    "交通闭塞、通讯落后。",
    "【提要】渡口通航。"
  ])("leaves a sentence alone: %s", (text) => {
    expect(found(text)).toBeNull()
    expect(found(text, "end")).toBeNull()
  })
})

describe("the dateline of an article", () => {
  const raw =
    "青石镇渡口通航\n\n新华社青石 ２０２６年１月\n\n２日电（记者林望舒）青石镇的渡\n\n口今天通航，首班渡船载着二十\n\n名乘客驶向对岸。\n"

  it("stays in the text, has its place in both texts, and dates the page", () => {
    const { articles, cleanText: clean, publishedOn } = cleanText(raw, statistics)
    const dateline = "新华社青石２０２６年１月２日电（记者林望舒）"
    expect(articles).toHaveLength(1)
    const { dateline_clean_start, dateline_clean_end, dateline_raw_start, dateline_raw_end } = articles[0]!
    expect(articles[0]!.dateline).toBe(dateline)
    expect(clean.slice(dateline_clean_start!, dateline_clean_end!)).toBe(dateline)
    expect(raw.slice(dateline_raw_start!, dateline_raw_end!)).toBe("新华社青石 ２０２６年１月\n\n２日电（记者林望舒）")
    expect(publishedOn).toBe(dayNumber(2026, 1, 2))
  })

  it("may close the body instead", () => {
    const { articles } = cleanText(
      "渡口通航\n青石镇的渡口今天通航。\n乘客驶向对岸。（新华社青石1月2日电）\n",
      statistics
    )
    expect(articles.map(({ dateline }) => dateline)).toEqual(["（新华社青石1月2日电）"])
  })
})
