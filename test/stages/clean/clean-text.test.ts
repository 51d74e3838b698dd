import { describe, expect, it } from "vitest"
import { dayNumber } from "../../../src/stages/clean/articles/publication-date.ts"
import { cleanText } from "../../../src/stages/clean/clean-text.ts"
import { statistics } from "./bundled-statistics.ts"

/** A page of an invented newspaper: fourteen ems wide, indents lost, headlines before their bodies. */
const PAGE = `青河日报 2024年5月 8日 星期三

全县推进乡村建设情况交流摘登

青河县修通最后一段山路
本报记者 林晓河

今年3 月，青河县修通了通往东

山村的最后一段公路。这段路全长

5.6 公里，总投资 2300万元，受益群

众超过两千人。

东山村党支部书记方平说，过去

村里的茶叶要靠人背下山，一天只能

走一个来回。现在货车开到了茶厂门

口，茶叶当天就能运到县城。

记者了解到，青河县还将在年底

以前完成全部村级公路的养护，让群

众出行更加安全方便。

东山水库开始蓄水 全县八成农田春耕用水有保障

入春以来，青河县东山水库开始

蓄水，目前库容已经达到设计要求的

八成。县水利局负责人介绍，今年的

灌溉用水有了充分保障。

· 3 ·
`

describe("cleanText", () => {
  const result = cleanText(PAGE, statistics)

  it("joins broken lines and parts paragraphs", () => {
    expect(result.paragraphs.filter((p) => p.role === "body").map((p) => p.text)).toEqual([
      "今年3月，青河县修通了通往东山村的最后一段公路。这段路全长5.6公里，总投资2300万元，受益群众超过两千人。",
      "东山村党支部书记方平说，过去村里的茶叶要靠人背下山，一天只能走一个来回。现在货车开到了茶厂门口，茶叶当天就能运到县城。",
      "记者了解到，青河县还将在年底以前完成全部村级公路的养护，让群众出行更加安全方便。",
      "入春以来，青河县东山水库开始蓄水，目前库容已经达到设计要求的八成。县水利局负责人介绍，今年的灌溉用水有了充分保障。"
    ])
  })

  it("finds title, headlines, byline, furniture and the day", () => {
    expect(result.title).toBe("全县推进乡村建设情况交流摘登")
    expect(
      result.articles.map(({ headline, byline_name, byline_title }) => [headline, byline_name, byline_title])
    ).toEqual([
      ["青河县修通最后一段山路", "林晓河", "本报记者"],
      ["东山水库开始蓄水 全县八成农田春耕用水有保障", null, null]
    ])
    expect(result.paragraphs.filter((p) => p.role === "furniture").map((p) => p.text)).toEqual([
      "青河日报 2024年5月 8日 星期三",
      "· 3 ·"
    ])
    expect(result.publishedOn).toBe(dayNumber(2024, 5, 8))
  })

  it("changes nothing that is clean already", () => {
    expect(cleanText(result.cleanText, statistics)).toMatchObject({ cleanText: result.cleanText, edits: [] })
  })

  it("remarks on edits below the wanted confidence", () => {
    const all = cleanText(PAGE, statistics, { lowConfidence: 2 })
    expect(all.issues).toHaveLength(all.edits.length)
    expect(cleanText(PAGE, statistics, { lowConfidence: 0 }).issues).toEqual([])
  })
})
