import { describe, expect, it } from "vitest"
import { LineRole } from "../../../../src/stages/clean/evidence/role-network.ts"
import { lineChanges } from "../../../../src/stages/clean/writing/line-changes.ts"
import { widthChanges } from "../../../../src/stages/clean/writing/normalise.ts"
import { statistics } from "../bundled-statistics.ts"

const changed = (text: string): string => {
  const widths = widthChanges(text, { fullwidth: true, punctuation: true })
  const changes = lineChanges(text, widths, LineRole.continuation, statistics.language)
  return changes.reduceRight((rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end), text)
}

describe("lineChanges", () => {
  it.each([
    ["北京, 上海, 天津三市昨天签约。", "北京，上海，天津三市昨天签约。"],
    ["他说: “好。”", "他说：“好。”"],
    ["Beijing, Shanghai and 天津", "Beijing, Shanghai and 天津"],
    ["国务\u200b院今年３ \u200b月１ ６日发布通知", "国务院今年3月16日发布通知"],
    ["增加值１２ ３．４亿元，增长８．５％", "增加值123.4亿元，增长8.5%"]
  ])("%j", (text, clean) => expect(changed(text)).toBe(clean))
})
