import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { invisibleStretches, without } from "../../../../src/stages/clean/writing/invisible.ts"

const seen = (text: string): string => without(text, invisibleStretches(text)).text

const ink = (text: string): string => text.replace(/\s|\p{Cf}/gu, "")

describe("invisibleStretches", () => {
  it.each([
    ["国务\u200b院今天开会", "国务院今天开会"],
    ["外\u00ad交\u2060部", "外交部"],
    ["北\ufeff京", "北京"],
    ["inter\u00adnational", "international"],
    ["\u200b　　国务院 \u200d", "国务院"],
    ["国\u200c务院", "国务院"]
  ])("%j", (text, clean) => expect(seen(text)).toBe(clean))

  it("leaves joiners that mean something, and a line of nothing else", () => {
    for (const text of ["一家👨‍👩‍👧人", "می‌خواهم", "\u200b", "\u200b \u200b"]) expect(seen(text)).toBe(text)
  })

  it("takes nothing that is seen, and says where each character stood", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."国a1，👨 　\u200b\u200d\u00ad\ufeff"), maxLength: 20 }),
        (any) => {
          const text = any.trim()
          const left = without(text, invisibleStretches(text))
          expect(ink(left.text)).toBe(ink(text))
          for (let at = 0; at < left.text.length; at++) expect(text[left.stoodAt(at)]).toBe(left.text[at])
        }
      )
    )
  })
})
