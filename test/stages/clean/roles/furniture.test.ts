import { describe, expect, it } from "vitest"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { findFurniture } from "../../../../src/stages/clean/roles/furniture.ts"
import { statistics } from "../bundled-statistics.ts"

const furnitureOf = (raw: string): Array<string> => {
  const lines = splitLines(raw)
  const found = findFurniture(lines, statistics.language)
  return lines.filter((_, i) => found[i] === 1).map((line) => line.text)
}
/** A paragraph of an invented article in a narrow column. */
const PARAGRAPH = [
  "入春以来，青河县的茶农开始",
  "采摘今年的第一批新茶。在东",
  "山村的茶园里，三十多名村民",
  "一早就上了山。村干部介绍说",
  "，去年新修的公路让鲜叶当天",
  "就能运到县里的茶厂，收购价",
  "也比往年高了一成。"
]
const body = (n: number): string => Array.from({ length: n }, (_, i) => PARAGRAPH[i % PARAGRAPH.length]!).join("\n")

describe("findFurniture", () => {
  it.each([
    "· 4 ·",
    "— 12 —",
    "第4版",
    "第 4 版：综合新闻",
    "第３版",
    "责任编辑：林晓河 版式：方平",
    "青河日报 2024年5月 8日 星期三",
    "要 闻  2",
    "本版责 编：林晓河",
    "第3 版：综合新 闻"
  ])("knows %s by its wording", (line) => expect(furnitureOf(`${body(6)}\n${line}\n${body(6)}`)).toEqual([line]))

  it("knows a running head by its return at a distance", () => {
    const text = body(66).split("\n")
    const pages = [text.slice(0, 21), text.slice(21, 38), text.slice(38, 61), text.slice(61)]
    const raw = pages.map((lines) => lines.join("\n")).join("\n青河纪事\n")
    expect(furnitureOf(raw)).toEqual(["青河纪事", "青河纪事", "青河纪事"])
  })

  it("knows a page number that stands inside a sentence", () => {
    expect(furnitureOf("今年以来，青河县的经济社\n12\n会发展取得了新的成绩，\n产量\n12\n万吨")).toEqual(["12"])
  })

  it.each([
    ["第 2版", "综合 16"],
    ["5", "第 2版：综合新闻"],
    ["责任编辑 林晓河 方平", "综合 10"]
  ])("knows %s and %s by their company", (one, other) => {
    expect(furnitureOf(`${body(7)}\n${one}\n${other}\n${body(7)}`)).toEqual([one, other])
    expect(furnitureOf(`${body(4)}\n${one}\n${other}\n${body(7).slice(body(4).length + 1)}`)).toEqual([one, other])
  })

  it("knows two lines together inside a sentence", () => {
    expect(furnitureOf("今年以来，青河县的经济社\n1\n综合 5\n会发展取得了新的成绩，\n产量\n12\n万吨")).toEqual([
      "1",
      "综合 5"
    ])
  })

  it("leaves an office alone that begins one paragraph after another", () => {
    const rest = "加座谈会时说，要把\n通往山村的公路修到\n每一个茶园。\n".repeat(5)
    const paragraph = (who: string) => `中共江州市委\n委员、${who}近日在参\n${rest}`
    expect(furnitureOf(["方平", "林晓河", "秦海"].map(paragraph).join("\n"))).toEqual([])
  })

  it("leaves a refrain, a number in a table and ordinary lines alone", () => {
    expect(
      furnitureOf(["月亮出来了", "照着小河", "月亮出来了", "照着山坡", "月亮出来了", "照着我"].join("\n"))
    ).toEqual([])
    expect(furnitureOf(`产量\n12\n单价\n7\n${body(3)}`)).toEqual([])
    expect(furnitureOf("第四版的报道引起了反响。\n责任编辑制度实行以来，质量提高了。\n别的事")).toEqual([])
  })

  it("leaves a dateline alone that begins one article after another", () => {
    const article = `本报青河1月13日电（记\n者林晓河）青河县日前发布\n${body(15)}`
    expect(furnitureOf([article, article, article].join("\n"))).toEqual([])
  })

  it("leaves articles alone that are there three times, headline, byline and all", () => {
    const article = `青河县修通最后一段山路\n乡亲出行有了保障\n本报记者 林晓河\n${body(21)}`
    expect(furnitureOf([article, article, article].join("\n\n"))).toEqual([])
  })

  it("leaves a byline alone that signs one article after another", () => {
    const articles = ["山路修通", "水库开始蓄水", "新茶上市", "渡口通航"].map(
      (headline, i) => `${headline}\n本报记者 林晓河\n${body(14 + 7 * (i % 2))}`
    )
    expect(furnitureOf(articles.join("\n"))).toEqual([])
  })

  it("leaves a column's name alone that only ever stands between two articles", () => {
    const texts = ["入夏以来", "入秋以来", "入冬以来", "今年以来"].map((season) => body(14).replace("入春以来", season))
    expect(furnitureOf(texts.map((text) => `青河纪事\n${text}`).join("\n"))).toEqual([])
  })

  it("never takes everything", () => expect(furnitureOf("第4版")).toEqual([]))
})
