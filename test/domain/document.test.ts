import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareDocumentIds } from "../../src/domain/document.ts"

describe("compareDocumentIds", () => {
  it("is the order of UTF-8 bytes, as SQL and Python sort", () => {
    const id = fc.string({ unit: "binary", maxLength: 6 })
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(Math.sign(compareDocumentIds(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      { numRuns: 2000 }
    )
    expect(compareDocumentIds("\uffee", "𠮷")).toBeLessThan(0)
  })
})
