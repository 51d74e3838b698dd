import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readingForm } from "../../../src/stages/entities/reading-form.ts"
import { TRADITIONAL_CHARACTERS } from "../../../src/stages/entities/traditional-characters.ts"

describe("the reading form of a sentence", () => {
  it.each([
    ["唐纳德•特朗普", "唐纳德·特朗普"],
    ["唐纳德･特朗普、唐纳德‧特朗普、唐纳德・特朗普", "唐纳德·特朗普、唐纳德·特朗普、唐纳德·特朗普"],
    ["唐纳德.特朗普、萨姆．奥尔特曼", "唐纳德·特朗普、萨姆·奥尔特曼"],
    ["会议结束.大家鼓掌", "会议结束.大家鼓掌"],
    ["• 工会 A•B 3.5", "• 工会 A•B 3.5"],
    ["廣東省與臺灣、內蒙古", "广东省与台湾、内蒙古"],
    ["毕昇、乾隆、著名、𠮷林", "毕昇、乾隆、著名、𠮷林"]
  ])("%s is %s", (written, read) => {
    expect(readingForm(written)).toBe(read)
  })

  it("has a character for each of the sentence, and is its own reading form", () => {
    const unit = fc.constantFrom(..."國学•.·．･特朗普普a 𠮷")
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const read = readingForm(text)
        expect(Array.from(read)).toHaveLength(Array.from(text).length)
        expect(read).toHaveLength(text.length)
        expect(readingForm(read)).toBe(read)
      })
    )
  })

  it("knows each traditional character once, and by one that is not traditional", () => {
    const characters = Array.from(TRADITIONAL_CHARACTERS.replaceAll("\n", ""))
    const old = characters.filter((_, i) => i % 2 === 0)
    expect(new Set(old).size).toBe(old.length)
    expect(characters.filter((character, i) => i % 2 === 1 && old.includes(character))).toEqual([])
  })
})
