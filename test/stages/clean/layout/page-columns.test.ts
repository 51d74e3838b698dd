import { describe, expect, it } from "vitest"
import { measure } from "../../../../src/stages/clean/layout/em-width.ts"
import { fitBestColumn } from "../../../../src/stages/clean/layout/page-columns.ts"

/** Sets Han text in a column: `width` ems, first lines two ems shorter, a mark half an em. No language evidence. */
const setInColumn = (
  paragraphs: ReadonlyArray<string>,
  width: number
): { lines: Array<string>; starts: Array<number> } => {
  const lines: Array<string> = []
  const starts: Array<number> = []
  for (const paragraph of paragraphs) {
    let line = ""
    let used = 2
    starts.push(lines.length)
    for (const c of paragraph) {
      const w = "，。".includes(c) ? 0.5 : 1
      if (used + w > width && !"，。".includes(c)) {
        lines.push(line)
        line = ""
        used = 0
      }
      line += c
      used += w
    }
    lines.push(line)
  }
  return { lines, starts }
}

const clause = "江水缓缓流过城北的老码头，"
const paragraphs = [1, 2, 3, 4, 5].map((n) => clause.repeat(4 + n).slice(0, -1 - n) + "。")

describe("fitBestColumn", () => {
  it.each([11, 16, 23, 31])("finds the paragraphs of a column of %d em from the layout alone", (width) => {
    const { lines, starts } = setInColumn(paragraphs, width)
    const fit = fitBestColumn(lines.map(measure), new Float32Array(lines.length))
    const found = lines.flatMap((_, i) => (fit.starts[i] === 1 ? [i] : []))
    expect(found).toEqual(starts)
    expect(fit.setting.indent).toBe(4)
  })

  it("follows a column that changes its width", () => {
    const narrow = setInColumn(paragraphs, 12)
    const wide = setInColumn(paragraphs, 27)
    const lines = [...narrow.lines, ...wide.lines]
    const fit = fitBestColumn(lines.map(measure), new Float32Array(lines.length))
    expect(fit.width[4]! / 2).toBeLessThan(14)
    expect(fit.width[lines.length - 4]! / 2).toBeGreaterThan(25)
  })
})
