import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Alignment, alignTexts } from "../../../src/diff/align/alignment.ts"
import { anchoredRuns } from "../../../src/diff/align/anchors.ts"
import { commonRuns } from "../../../src/diff/align/common-runs.ts"
import { CodePoints } from "../../../src/domain/code-points.ts"

/** Few different items, so that much is in common and much is ambiguous. */
const sequence = fc.array(fc.nat(3), { maxLength: 40 }).map((items) => Uint32Array.from(items))
const text = fc
  .array(fc.constantFrom("镇长", "甲", "乙。", "\n", "\n\n", " ", "江州市", "𠮷", "的", "１２", "！"), {
    maxLength: 30
  })
  .map((pieces) => pieces.join(""))

/** Length of the longest common subsequence, by the textbook's table. */
const longestCommon = (a: Uint32Array, b: Uint32Array): number => {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const x of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) next.push(x === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!))
    row = next
  }
  return row.at(-1)!
}

describe("the runs that two sequences have in common", () => {
  it("are equal on both sides, in order, and as long as can be", () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const runs = commonRuns(a, b)
        let [atA, atB] = [0, 0]
        for (const run of runs) {
          expect(run.a >= atA && run.b >= atB).toBe(true)
          expect(a.subarray(run.a, run.a + run.length)).toEqual(b.subarray(run.b, run.b + run.length))
          atA = run.a + run.length
          atB = run.b + run.length
        }
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(longestCommon(a, b))
      }),
      { numRuns: 2000 }
    )
  })

  it("are found through unique anchors in long texts, in little time", () => {
    const a = Uint32Array.from({ length: 200_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 8) % 3000)
    const b = Uint32Array.from([
      ...a.subarray(0, 50_000),
      1,
      2,
      3,
      ...a.subarray(50_010, 150_000),
      ...a.subarray(150_100)
    ])
    const kept = anchoredRuns(a, b).reduce((sum, { length }) => sum + length, 0)
    expect(kept).toBeGreaterThanOrEqual(a.length - 110)
  })
})

describe("an alignment", () => {
  it("names places that differ, and nothing else: the rest is the same on both sides", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const alignment = alignTexts(a, b)
        const pointsA = new CodePoints(a)
        const pointsB = new CodePoints(b)
        let rebuilt = ""
        let at = 0
        for (const { aStart, aEnd, bStart, bEnd } of alignment.hunks) {
          expect(aStart).toBeGreaterThanOrEqual(at)
          rebuilt += pointsA.slice(at, aStart) + pointsB.slice(bStart, bEnd)
          expect(pointsA.slice(aStart, aEnd)).not.toBe(pointsB.slice(bStart, bEnd))
          at = aEnd
        }
        expect(rebuilt + pointsA.slice(at)).toBe(b)
      }),
      { numRuns: 2000 }
    )
  })

  it("finds a span again where only what is around it changed", () => {
    fc.assert(
      fc.property(text, text, text, (before, other, behind) => {
        const name = "青石镇渡口恢复通航的消息"
        const a = before + name + behind
        const b = other + name + behind
        const start = new CodePoints(before).length
        const span = alignTexts(a, b).toB({ start, end: start + name.length })
        expect(new CodePoints(b).slice(span.start, span.end)).toBe(name)
      })
    )
  })

  it("of a page wrapped anew differs in white space only", () => {
    const page = "经过二十天的抢修，青石镇渡口昨日恢复通航。首班渡船载着乘客驶向对岸。"
    const wrap = (width: number) => page.match(new RegExp(`.{1,${width}}`, "gu"))!.join("\n\n")
    const narrow = new CodePoints(wrap(7))
    for (const { aStart, aEnd } of alignTexts(narrow.value, wrap(11)).hunks)
      expect(narrow.slice(aStart, aEnd).trim()).toBe("")
  })

  it("says that a sentence went where a reader would say it", () => {
    const { hunks } = alignTexts("今天。镇长甲来了。镇长乙走了。", "今天。镇长乙走了。")
    expect(hunks).toEqual([{ aStart: 3, aEnd: 9, bStart: 3, bEnd: 3 }])
  })

  it("counts what two spans share, and says where something changed", () => {
    const alignment = new Alignment([
      { aStart: 5, aEnd: 5, bStart: 5, bEnd: 8 },
      { aStart: 10, aEnd: 12, bStart: 13, bEnd: 13 }
    ])
    expect(alignment.shared({ start: 0, end: 20 }, { start: 0, end: 21 })).toBe(18)
    expect(alignment.shared({ start: 10, end: 12 }, { start: 0, end: 21 })).toBe(0)
    expect(alignment.toB({ start: 5, end: 10 })).toEqual({ start: 8, end: 13 })
    expect(alignment.toB({ start: 0, end: 5 })).toEqual({ start: 0, end: 5 })
    expect(alignment.changedInA({ start: 0, end: 5 })).toBe(false)
    expect(alignment.changedInA({ start: 4, end: 6 })).toBe(true)
    expect(alignment.changedInA({ start: 11, end: 12 })).toBe(true)
    expect(alignment.changedInB({ start: 0, end: 6 })).toBe(true)
    expect(alignment.changedInB({ start: 8, end: 13 })).toBe(false)
  })
})
