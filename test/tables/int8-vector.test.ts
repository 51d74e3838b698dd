import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cosine, unitVector } from "../../src/models/sentences/unit-vector.ts"
import { fromInt8, int8Vector } from "../../src/tables/int8-vector.ts"

/** Vectors of length 1 whose components are as those of a sentence: normally distributed, by Box and Muller. */
const sentenceVector = fc
  .array(fc.tuple(fc.double({ min: 1e-9, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 64,
    maxLength: 768
  })
  .map((pairs) => unitVector(pairs.map(([u, v]) => Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v))))

const anyVector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 512 })
  .filter((values) => Math.hypot(...values) > 1e-6)
  .map(unitVector)

describe("a vector stored as bytes", () => {
  it("is read back with length 1", () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const back = fromInt8(int8Vector(vector))
        expect(cosine(back, back)).toBeCloseTo(1, 6)
      })
    )
  })

  it("is turned by no more than its bound", () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const greatest = Math.max(...vector.map(Math.abs))
        const sine = (Math.sqrt(vector.length) * greatest) / 254
        const back = fromInt8(int8Vector(vector))
        expect(cosine(vector, back)).toBeGreaterThanOrEqual(Math.sqrt(Math.max(0, 1 - sine * sine)) - 1e-6)
      })
    )
  })

  it("keeps a cosine of .999 to what a sentence had", () => {
    fc.assert(
      fc.property(sentenceVector, (vector) => {
        expect(cosine(vector, fromInt8(int8Vector(vector)))).toBeGreaterThan(0.999)
      })
    )
  })

  it("is the same bytes when it is stored again", () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const bytes = int8Vector(vector)
        expect(int8Vector(fromInt8(bytes))).toEqual(bytes)
      })
    )
  })
})
