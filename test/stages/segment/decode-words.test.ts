import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { PART_OF_SPEECH } from "../../../src/domain/part-of-speech.ts"
import { decodeWords } from "../../../src/stages/segment/decode-words.ts"
import { KNOWN, likeliestWords, logProbabilities, POSITIONS } from "../../../src/stages/segment/word-lattice.ts"

const TAGS = ["n", "v", "m", "w"]

const logit = fc.double({ min: -9, max: 9, noNaN: true })
/** A text and what some encoder says of its code points. */
const scored = (unit: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(unit, { maxLength }).chain((characters) => {
    const rows = (width: number) =>
      fc.array(logit, { minLength: characters.length * width, maxLength: characters.length * width })
    return fc.record({
      text: fc.constant(characters.join("")),
      words: rows(POSITIONS.length).map((values) => Float32Array.from(values)),
      pos: rows(TAGS.length).map((values) => Float32Array.from(values))
    })
  })

/** Logits that leave no doubt, by the letters of `marks`. */
const sure = (marks: string, labels: ReadonlyArray<string>): Float32Array =>
  Float32Array.from(Array.from(marks).flatMap((mark) => labels.map((label) => (label === mark ? 9 : 0))))

const decoded = (text: string, positions: string, tags: string) =>
  decodeWords(text, { words: sure(positions, POSITIONS), pos: sure(tags, TAGS) }, TAGS, new Set())
    .map((word) => `${word.text}/${word.pos}`)
    .join(" ")

describe("words of an encoder", () => {
  it("tile any text, in code points", () => {
    const unit = fc.constantFrom("路", "𠮷", " ", "\u3000", "5", "a", "。", "\n", "A")
    fc.assert(
      fc.property(scored(unit, 30), ({ text, words, pos }) => {
        const offsets = new CodePoints(text)
        let at = 0
        for (const word of decodeWords(text, { words, pos }, TAGS, new Set(["路", "路𠮷"]))) {
          expect(word.start).toBe(at)
          expect(word.end).toBeGreaterThan(word.start)
          expect(word.text).toBe(offsets.slice(word.start, word.end))
          expect(PART_OF_SPEECH).toContain(word.pos)
          expect(/^(?:\s+|\S+)$/.test(word.text)).toBe(true)
          at = word.end
        }
        expect(at).toBe(offsets.length)
      }),
      { numRuns: 500 }
    )
  })

  it("follow the positions", () => {
    expect(decoded("修好了新公路。", "BESSBES", "vvvnnnw")).toBe("修好/v 了/v 新/n 公路/n 。/w")
  })

  it("follow the likelier of two positions where the likeliest are no row of words", () => {
    expect(decoded("修好了", "BBE", "vvv")).toMatch(/^修好了\/v$|^修\/v 好了\/v$/)
  })

  it("do not divide Latin letters or digits in a row, and are divided by white space", () => {
    expect(decoded("看GDP 2023增", "SSSSSSSSSS", "vnnnnmmmmv")).toBe("看/v GDP/n  /x 2023/m 增/v")
  })

  it("have the part of speech that their characters agree on", () => {
    const pos = Float32Array.from([3, 2, 0, 0, 0, 2, 0, 0])
    expect(decodeWords("公路", { words: sure("BE", POSITIONS), pos }, TAGS, new Set())[0]!.pos).toBe("v")
  })

  it("of a long text take time that grows with its length", () => {
    const text = "路".repeat(20_000)
    expect(decoded(text, "BE".repeat(10_000), "n".repeat(20_000)).split(" ")).toHaveLength(10_000)
  })
})

describe("the likeliest row of words", () => {
  /** Every way to cut `length` characters into words, as positions. */
  const rows = (length: number): ReadonlyArray<string> =>
    length === 0
      ? [""]
      : Array.from({ length }, (_, i) => i + 1).flatMap((first) => {
          const word = first === 1 ? "S" : `B${"M".repeat(first - 2)}E`
          return rows(length - first).map((rest) => word + rest)
        })

  it("is that of the highest probability among all, words of the dictionary counting more", () => {
    const flags = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 })
    fc.assert(
      fc.property(scored(fc.constant("路"), 7), flags, flags, (all, ties, listed) => {
        const length = all.text.length
        const rules = {
          joined: (at: number) => ties[at]!,
          known: (start: number, end: number) => listed[8 * start + end]!
        }
        const spansOf = (row: string) =>
          Array.from(row.matchAll(/S|BM*E/g), ({ index, 0: word }) => [index, index + word.length] as const)
        const score = (row: string) =>
          Array.from(row, (mark, i) => logProbabilities(all.words, i, 4)[POSITIONS.indexOf(mark as "B")]!).reduce(
            (sum, value) => sum + value,
            KNOWN * spansOf(row).filter(([start, end]) => rules.known(start, end)).length
          )
        const allowed = rows(length).filter((row) =>
          spansOf(row).every(([start]) => start === 0 || !rules.joined(start))
        )
        const found = likeliestWords(all.words, 0, length, rules)
          .map(({ start, end }) => (end - start === 1 ? "S" : `B${"M".repeat(end - start - 2)}E`))
          .join("")
        expect(allowed).toContain(found)
        expect(score(found)).toBeCloseTo(Math.max(...allowed.map(score)), 4)
      }),
      { numRuns: 500 }
    )
  })
})
