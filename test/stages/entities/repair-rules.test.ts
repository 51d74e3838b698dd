import { describe, expect, it } from "vitest"
import { REPAIR_RULES, repaired } from "../../../src/stages/entities/repair-rules.ts"
import { readMarked } from "./marked-text.ts"

const repair = (marked: string) => {
  const { sentences, mentions } = readMarked(marked)
  return repaired(Array.from(sentences[0]!.text), mentions[0]!)
}

describe("repaired mentions", () => {
  it.each(REPAIR_RULES.map((rule) => [rule.name, ...rule.example] as const))("%s: %s is %s", (_, found, right) => {
    expect(readMarked(found).sentences[0]!.text).toBe(readMarked(right).sentences[0]!.text)
    expect(repair(found)).toEqual(readMarked(right).mentions[0])
    expect(repair(right)).toEqual(readMarked(right).mentions[0])
  })

  it.each<[found: string, right: string]>([
    ["〔PER:CEO〕说", "〔PER:CEO〕说"],
    ["〔PER:DJ 小明〕说", "DJ 〔PER:小明〕说"],
    ["〔LOC:刚果（金）〕与〔LOC:刚果（布〕）", "〔LOC:刚果（金）〕与〔LOC:刚果（布）〕"],
    ["〔PER:陈慕华（女〕）", "〔PER:陈慕华〕（女）"],
    ["〔ORG:（脊柱外科〕、", "（脊柱外科、"],
    ["〔LOC:河坝社〕的村民", "〔LOC:河坝社〕的村民"],
    ["（〔LOC:江州社〕记者〔PER:王伟〕）", "（〔ORG:江州社〕记者〔PER:王伟〕）"],
    ["𠮷〔LOC:新江社〕11月2日电", "𠮷〔ORG:新江社〕11月2日电"]
  ])("%s is %s", (found, right) => {
    expect(repair(found)).toEqual(readMarked(right).mentions[0])
  })
})
