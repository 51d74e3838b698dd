import * as fc from "fast-check"
import nodejieba from "nodejieba"
import { describe, expect, it } from "vitest"
import type { Paragraph } from "../../../src/domain/article.ts"
import { CodePoints } from "../../../src/domain/code-points.ts"
import type { Edit } from "../../../src/domain/edit.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { segmentParagraphs } from "../../../src/stages/segment/segment-paragraphs.ts"

/** Paragraphs as cleaning leaves them, one line feed between two neighbours. */
const paragraphsOf = (texts: ReadonlyArray<string>): ReadonlyArray<Paragraph> => {
  let at = 0
  return texts.map((text, paragraph) => {
    const clean_start = at
    const clean_end = clean_start + new CodePoints(text).length
    at = clean_end + 1
    const raw = { raw_start: clean_start, raw_end: clean_end }
    return { paragraph, article: 0, role: "body", text, clean_start, clean_end, ...raw }
  })
}

const segment = (paragraphs: ReadonlyArray<Paragraph>, ledger = new Ledger([])) =>
  segmentParagraphs(paragraphs, ledger, (text) => nodejieba.tag(text))

describe("segmented paragraphs", () => {
  it("are tiled by sentences, and sentences by tokens, with the text that the offsets name", () => {
    const text = fc.string({
      unit: fc.constantFrom("路", "𠮷", "。", "，", "“", "”", " ", "5", "a", "修好了"),
      minLength: 1,
      maxLength: 60
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const paragraphs = paragraphsOf(texts)
        const clean = new CodePoints(texts.join("\n"))
        const { sentences, tokens } = segment(paragraphs)
        for (const row of [...sentences, ...tokens]) expect(clean.slice(row.clean_start, row.clean_end)).toBe(row.text)
        for (const { paragraph, text } of paragraphs) {
          expect(
            sentences
              .filter((row) => row.paragraph === paragraph)
              .map((row) => row.text)
              .join("")
          ).toBe(text)
        }
        for (const { sentence, text } of sentences) {
          expect(
            tokens
              .filter((row) => row.sentence === sentence)
              .map((row) => row.text)
              .join("")
          ).toBe(text)
        }
        expect(sentences.map((row) => row.sentence)).toEqual(sentences.map((_, i) => i))
        expect(tokens.map((row) => row.token)).toEqual(tokens.map((_, i) => i))
      }),
      { numRuns: 200 }
    )
  })

  it("leave out furniture and keep headlines", () => {
    const [headline, furniture, body] = paragraphsOf(["新路通车", "第三版", "路修好了。桥也通了。"])
    const { sentences } = segment([
      { ...headline!, role: "headline" },
      { ...furniture!, role: "furniture", article: null },
      body!
    ])
    expect(sentences.map((row) => [row.paragraph, row.text])).toEqual([
      [0, "新路通车"],
      [2, "路修好了。"],
      [2, "桥也通了。"]
    ])
  })

  it("point into the raw text through the ledger", () => {
    const raw = "路 修好\n了。桥通了。"
    const edit = (n: number, raw_start: number, clean_start: number, rule: Edit["rule"]): Edit => ({
      edit: n,
      rule,
      raw_start,
      raw_end: raw_start + 1,
      raw_text: raw.charAt(raw_start),
      clean_start,
      clean_end: clean_start,
      clean_text: "",
      confidence: 1
    })
    const ledger = new Ledger([edit(0, 1, 1, "space_removal"), edit(1, 4, 3, "line_join")])
    const clean = ledger.apply(raw)
    expect(clean).toBe("路修好了。桥通了。")
    const { sentences } = segment(paragraphsOf([clean]), ledger)
    expect(sentences.map((row) => raw.slice(row.raw_start, row.raw_end))).toEqual(["路 修好\n了。", "桥通了。"])
  })
})
