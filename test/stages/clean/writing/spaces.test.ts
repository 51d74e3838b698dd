import { describe, expect, it } from "vitest"
import { LineRole } from "../../../../src/stages/clean/evidence/role-network.ts"
import { straySpaces } from "../../../../src/stages/clean/writing/spaces.ts"
import { statistics } from "../bundled-statistics.ts"

const without = (text: string, role: LineRole): string => {
  const stray = straySpaces(text, role, statistics.language)
  return stray.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}

describe("straySpaces", () => {
  it.each([
    ["今年3 月16 日，全县", "今年3月16日，全县"],
    ["完成投资 2.5 亿元。", "完成投资2.5亿元。"],
    ["群 众 代 表 踊 跃 发 言 ，气 氛 热 烈", "群众代表踊跃发言，气氛热烈"],
    ["去 年 1 0 月 以 来 的", "去年10月以来的"],
    ["比分 3 10 比 5 8", "比分3 10比5 8"],
    ["他说， 我们会继续努力", "他说，我们会继续努力"],
    ["中国经 济持续发展", "中国经济持续发展"],
    ["the old river bank", "the old river bank"],
    ["型号 A 100 B", "型号 A 100 B"],
    ["本报青河1月2日电  （记者林晓河）", "本报青河1月2日电  （记者林晓河）"]
  ])("in the text: %s", (text, clean) => expect(without(text, LineRole.continuation)).toBe(clean))

  it("stay between the halves of a headline and before a name", () => {
    expect(without("修好一条路 富了一方人", LineRole.headline)).toBe("修好一条路 富了一方人")
    expect(without("县委书记 林晓河", LineRole.byline)).toBe("县委书记 林晓河")
  })
})
