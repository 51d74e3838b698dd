import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../src/domain/code-points.ts"
import type { Edit } from "../../src/domain/edit.ts"
import { Ledger } from "../../src/domain/ledger.ts"

const anyText = fc.string({ unit: "binary", maxLength: 60 })

/** A text and edits of it: pieces kept and pieces replaced, in turn. */
const anyEdited = fc
  .array(fc.record({ kept: anyText, raw: anyText, clean: anyText }), { maxLength: 12 })
  .map((pieces) => {
    const edits: Array<Edit> = []
    let raw = ""
    let clean = ""
    const length = (text: string) => new CodePoints(text).length
    for (const piece of pieces) {
      raw += piece.kept
      clean += piece.kept
      const raw_start = length(raw)
      const clean_start = length(clean)
      raw += piece.raw
      clean += piece.clean
      edits.push({
        edit: edits.length,
        rule: "line_join",
        raw_start,
        raw_end: length(raw),
        raw_text: piece.raw,
        clean_start,
        clean_end: length(clean),
        clean_text: piece.clean,
        confidence: 1
      })
    }
    return { raw, clean, edits }
  })

const deletion = (edit: number, raw_start: number, raw_text: string, clean_start: number): Edit => ({
  edit,
  rule: "space_removal",
  raw_start,
  raw_end: raw_start + raw_text.length,
  raw_text,
  clean_start,
  clean_end: clean_start,
  clean_text: "",
  confidence: 1
})

describe("Ledger", () => {
  it("applies to the clean text and inverts to the raw text, bit for bit", () => {
    fc.assert(
      fc.property(anyEdited, ({ raw, clean, edits }) => {
        const ledger = new Ledger(edits)
        expect(ledger.apply(raw)).toBe(clean)
        expect(ledger.invert(clean)).toBe(raw)
      }),
      { numRuns: 1000 }
    )
  })

  it("gives every clean span a raw span within the text, in the same order", () => {
    fc.assert(
      fc.property(anyEdited, fc.nat(), fc.nat(), ({ raw, clean, edits }, a, b) => {
        const ledger = new Ledger(edits)
        const length = new CodePoints(clean).length
        const [start, end] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y) as [number, number]
        const span = ledger.toRaw({ start, end })
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeLessThanOrEqual(new CodePoints(raw).length)
        expect(span.start).toBeLessThanOrEqual(span.end)
        const after = ledger.toRaw({ start: end, end: length })
        fc.pre(start < end && end < length)
        expect(after.start).toBeGreaterThanOrEqual(span.start)
      })
    )
  })

  it("leaves what was removed at the borders of a span outside it, and what was removed inside, inside", () => {
    // raw: 甲 乙 丙, clean: 甲乙丙
    const ledger = new Ledger([deletion(0, 1, " ", 1), deletion(1, 3, " ", 2)])
    expect(ledger.toRaw({ start: 1, end: 2 })).toEqual({ start: 2, end: 3 })
    expect(ledger.toRaw({ start: 0, end: 3 })).toEqual({ start: 0, end: 5 })
    expect(ledger.toRaw({ start: 0, end: 1 })).toEqual({ start: 0, end: 1 })
  })

  it("maps a replacement of equal length character by character", () => {
    const edit: Edit = { ...deletion(0, 1, "１２", 1), rule: "fullwidth", clean_end: 3, clean_text: "12" }
    expect(new Ledger([edit]).toRaw({ start: 2, end: 3 })).toEqual({ start: 2, end: 3 })
  })

  it("refuses edits that overlap or disagree about an offset", () => {
    expect(() => new Ledger([deletion(0, 1, "ab", 1), deletion(1, 2, "c", 1)])).toThrow(/overlaps/)
    expect(() => new Ledger([deletion(0, 1, "a", 5)])).toThrow(/out of step/)
  })
})
