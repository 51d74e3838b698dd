import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { KnownName } from "../../../../src/domain/known-name.ts"
import { NameIndex } from "../../../../src/stages/entities/names/name-index.ts"
import { refine } from "../marked-text.ts"

const NAMES: ReadonlyArray<KnownName> = [
  { text: "八闽", type: "LOC", canonical: "福建省" },
  { text: "全总", type: "ORG", canonical: null },
  { text: "全总大院", type: "LOC", canonical: null },
  { text: "李强", type: "PER", canonical: "李强（江州）" },
  { text: "京", type: "LOC", canonical: null },
  { text: "ACE", type: "ORG", canonical: null }
]

const found = (document: string) =>
  refine(document, NAMES).map(({ text, type, canonical, recogniser }) => `${text} ${type} ${canonical} ${recogniser}`)

describe("the user's own names", () => {
  it.each<[document: string, names: ReadonlyArray<string>]>([
    ["〔LOC:福建〕，八闽大地。", ["福建 LOC 福建省 encoder", "八闽 LOC 福建省 names"]],
    ["在全总大院，全总要求", ["全总大院 LOC 全总大院 names", "全总 ORG 中华全国总工会 names"]],
    ["〔ORG:全总大院工会〕", ["全总大院 LOC 全总大院 names"]],
    ["〔LOC:李强〕说", ["李强 PER 李强（江州） names"]],
    ["〔LOC:北京〕的", ["京 LOC 北京市 names"]],
    ["ACE与FACES，ACE2", ["ACE ORG ACE names"]],
    ["〔PER:王毅〕说", ["王毅 PER 王毅 encoder"]]
  ])("%s", (document, names) => {
    expect(found(document)).toEqual(names)
  })

  it("are found from the left, the longest first, without overlap", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "中", "国", "𠮷"), maxLength: 12 })
    const list = fc.uniqueArray(fc.string({ unit: fc.constantFrom("中", "国", "𠮷"), minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(text, list, (text, list) => {
        const index = new NameIndex(list.map((name) => ({ text: name })))
        const characters = Array.from(text)
        let at = 0
        for (const { start, end, name } of index.find(text)) {
          const rest = (from: number) => characters.slice(from).join("")
          expect(characters.slice(start, end).join("")).toBe(name.text)
          for (; at < start; at++) expect(list.filter((other) => rest(at).startsWith(other))).toEqual([])
          const fitting = list.filter((other) => rest(start).startsWith(other))
          expect(Math.max(...fitting.map((other) => other.length))).toBe(name.text.length)
          at = end
        }
      })
    )
  })
})
