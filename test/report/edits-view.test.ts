import { stripVTControlCharacters } from "node:util"
import fc from "fast-check"
import stringWidth from "string-width"
import { describe, expect, it } from "vitest"
import { editsView, plainEdits, terminalEdits } from "../../src/report/edits-view.ts"
import { cleanedDocument } from "./cleaned-document.ts"

const BULLETIN = `要 闻  2

青石镇三号渡口恢复通航

本报记者 林望舒

经过 ２０ 天的抢修,青石镇三号

渡口昨日恢复通航。首班渡船载着

31 名乘客驶向对岸。镇长何秋声说,

汛期之前还要加固两处码头。
`

/** The two sides of a view without its legend. */
const sides = (view: string): { left: string; right: string } => {
  const rows = view
    .split("\n")
    .filter((row) => row.includes("│"))
    .map((row) => row.split("│"))
  const side = (i: 0 | 1): string => rows.map((row) => row[i]!.trim()).join("")
  return { left: side(0), right: side(1) }
}

const piece = fc.constantFrom(
  "青石镇",
  "昨日",
  "，",
  "。",
  " ",
  "　",
  "\n",
  "\n\n",
  "12",
  "１２",
  "the",
  "𠮷",
  "\u001b[31m",
  "\u202e"
)
const raws = fc.array(piece, { minLength: 1, maxLength: 80 }).map((pieces) => pieces.join(""))

describe("editsView", () => {
  it("shows each edit of a bulletin beside the clean text", () => {
    const view = editsView(cleanedDocument(BULLETIN), plainEdits, 80)
    expect(view).toContain("[-要 闻  2-]⏎⏎")
    expect(view).toContain("经过␣[-２-][-０-]␣天的抢修")
    expect(view).toContain("{+2+}{+0+}天的抢修{+，+}")
    expect(view).toMatch(/^ +3 {2}line_join +least confidence 0\.\d\d$/m)
  })

  it("has the clean text on the right and all that was kept of the raw one on the left", () => {
    const { left, right } = sides(editsView(cleanedDocument(BULLETIN), plainEdits, 60))
    const squeezed = (text: string): string => text.replace(/\s/g, "")
    const written = right.replace(/\{\+(.*?)\+\}/g, "$1")
    const stood = left.replace(/[⏎¶␣]/g, "").replace(/\[-(.*?)-\]/g, "$1")
    expect(squeezed(written)).toBe(squeezed(cleanedDocument(BULLETIN).document.clean_text!))
    expect(squeezed(stood)).toBe(squeezed(BULLETIN))
  })

  it("fits the terminal, counts every edit, and lets no control of the text through", () => {
    fc.assert(
      fc.property(raws, fc.integer({ min: 20, max: 120 }), (raw, columns) => {
        const stored = cleanedDocument(raw)
        const view = editsView(stored, terminalEdits, columns)
        const rows = view.split("\n").filter((row) => row.includes("│"))
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(columns)
        const plain = stripVTControlCharacters(view)
        expect(plain).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u)
        const counts = plain.match(/^ *\d+(?= {2}[a-z_]+ +least confidence)/gm) ?? []
        expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(stored.edits.length)
      }),
      { numRuns: 200 }
    )
  })

  it("says so when nothing was changed", () => {
    expect(editsView(cleanedDocument("今天天气很好。"), plainEdits, 80)).toContain("nothing was changed")
  })
})
