import { describe, expect, it } from "vitest"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { sideBySide } from "../../../../src/stages/clean/layout/side-by-side.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { statistics } from "../bundled-statistics.ts"

const COLUMNS = `记者从市农业局获悉，今年    昨天，记者从市公交公司获
全市夏粮播种面积达到三百    悉，为方便市民出行，从今
二十万亩，比去年增加十二    天起，城区十二条公交线路
万亩，预计总产量将突破一    进行调整，其中三条线路延
百万吨，创历史新高。        长至火车站。`

const runs = (raw: string) => sideBySide(splitLines(raw))

describe("sideBySide", () => {
  it("finds the lines of two columns", () => {
    expect(runs(COLUMNS)).toEqual([[0, 4]])
    expect(runs(`江州日报\n${COLUMNS}\n　　昨天，渡口通航。`)).toEqual([[1, 5]])
    expect(runs(COLUMNS.replaceAll("    ", "　　"))).toEqual([[0, 4]])
  })

  it.each([
    ["one column", COLUMNS.replaceAll(/ {4,}/g, "")],
    ["a table", "东山县农业农村局   12.5    3.8\n西河县农业农村局   10.2    3.1\n南港区农业农村局    8.7    2.6"],
    ["a list of bodies", "江州市教育局办公室    江州市气象局办公室\n".repeat(4)],
    ["verse", "两个黄鹂鸣翠柳，    一行白鹭上青天。\n窗含西岭千秋雪，    门泊东吴万里船。"],
    ["an indent", "　　记者从市农业局获悉，今年\n　　全市夏粮播种面积，达到三百\n　　昨天，渡口通航了，人都来了"]
  ])("finds none in %s", (_, raw) => expect(runs(raw)).toEqual([]))

  it("says in an issue where they are", () => {
    const raw = `渡口通航\n${COLUMNS}`
    const issues = cleanText(raw, statistics).issues.filter(({ code }) => code === "columns_side_by_side")
    expect(issues.map(({ raw_start, raw_end }) => raw.slice(raw_start!, raw_end!))).toEqual([COLUMNS])
  })
})
