import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { withConsistency } from "../../../../src/stages/entities/names/consistency.ts"
import { overlap, type SignedMention } from "../../../../src/stages/entities/names/user-names.ts"
import { type MarkedText, readMarked, refine } from "../marked-text.ts"

const added = (document: string) =>
  refine(document).flatMap(({ text, type, recogniser }) => (recogniser === "document" ? [`${text} ${type}`] : []))

describe("a name that is recognised surely in one place", () => {
  it.each<[document: string, names: ReadonlyArray<string>]>([
    ["〔PER:徐留平〕讲话。\n徐留平指出，要学习。", ["徐留平 PER"]],
    ["徐留平指出。\n\n〔PER:徐留平〕讲话。", ["徐留平 PER"]],
    // Not sure; of two types; part of a longer name; a part of it has been recognised.
    ["〔PER 0.5:徐留平〕讲话。\n徐留平指出，要学习。", []],
    ["〔PER:徐留平〕讲话。\n〔LOC:徐留平〕。\n徐留平指出。", []],
    ["〔ORG:中华全国总工会〕开会。\n〔ORG:中华全国总工会干部学校〕开学。", []],
    ["〔PER:徐留平〕讲话。\n〔PER:徐〕留平指出。", []],
    // By a short name that everybody knows, or that the text introduces; not by a generic one.
    ["〔ORG:中华全国总工会〕开会。\n全总要求各级工会", ["全总 ORG"]],
    ["〔ORG:江州市职工技术协会〕（以下简称“江技协”）。\n江技协要求", ["江技协 ORG", "江技协 ORG"]],
    ["〔ORG:上海市总工会〕（以下简称总工会）。\n总工会要求", []],
    ["〔ORG:中华全国总工会〕。\n〔LOC:全总〕。\n全总要求", []],
    // Mostly not recognised: then it is none.
    ["〔PER:徐留平〕。\n徐留平。\n徐留平。\n徐留平。\n徐留平。\n徐留平。", []]
  ])("%s", (document, names) => {
    expect(added(document)).toEqual(names)
  })

  it("is added only where nothing is, and nothing else changes", () => {
    const piece = fc.constantFrom(
      "徐留平",
      "〔PER:徐留平〕",
      "〔PER 0.3:徐留平〕",
      "〔ORG:徐留平〕",
      "全国总工会",
      "〔ORG:全国总工会〕",
      "〔LOC:徐〕",
      "平",
      "说",
      "\n",
      "\n\n",
      "𠮷"
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { sentences, mentions }: MarkedText = readMarked(pieces.join(""))
        const signed = mentions.map((found) =>
          found.map((mention): SignedMention => ({ ...mention, recogniser: "encoder" }))
        )
        withConsistency(sentences, signed).forEach((made, i) => {
          expect(made.filter(({ recogniser }) => recogniser === "encoder")).toEqual(signed[i])
          const wrong = made.filter((mention, j) => {
            const next = made[j + 1]
            return next !== undefined && (overlap(mention, next) || next.start < mention.start)
          })
          expect(wrong).toEqual([])
        })
      })
    )
  })
})
