import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../src/domain/code-points.ts"

const anyText = fc.string({ unit: "binary" })

describe("CodePoints", () => {
  it("slices as an array of code points would", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const points = new CodePoints(text)
        expect(points.length).toBe([...text].length)
        expect(points.slice(a, a + b)).toBe([...text].slice(a, a + b).join(""))
      })
    )
  })

  it("translates offsets both ways", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const points = new CodePoints(text)
        for (let i = 0; i <= points.length; i++) expect(points.fromUnit(points.toUnit(i))).toBe(i)
      })
    )
  })

  it("survives lone surrogates", () => {
    const points = new CodePoints("a\ud800b\udc00")
    expect(points.length).toBe(4)
    expect(points.slice(1, 3)).toBe("\ud800b")
  })
})
