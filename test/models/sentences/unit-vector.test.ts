import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cosine, meanDirection, unitVector } from "../../../src/models/sentences/unit-vector.ts"

const vectors = fc
  .array(fc.float({ noNaN: true, min: -1000, max: 1000 }), { minLength: 8, maxLength: 8 })
  .filter((vector) => vector.some((value) => Math.abs(value) > 1e-3))

const norm = (vector: ArrayLike<number>): number => Math.sqrt(cosine(vector, vector))

describe("unit vectors", () => {
  it("have length 1", () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        expect(norm(unitVector(vector))).toBeCloseTo(1, 12)
      })
    )
  })

  it("keep the direction", () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        expect(cosine(unitVector(vector), vector)).toBeCloseTo(norm(vector), 6)
      })
    )
  })

  it("keep a zero vector as it is", () => {
    expect(unitVector([0, 0])).toEqual(Float64Array.of(0, 0))
  })
})

describe("the mean direction", () => {
  it("of one vector, or of equal ones, is that vector", () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 5 }), (vector, count) => {
        const unit = unitVector(vector)
        const mean = meanDirection(
          Array.from({ length: count }, () => unit),
          Array.from({ length: count }, (_, i) => i + 1)
        )
        expect(cosine(mean, unit)).toBeCloseTo(1, 12)
      })
    )
  })

  it("leans to the heavier vector", () => {
    const mean = meanDirection([Float64Array.of(1, 0), Float64Array.of(0, 1)], [3, 1])
    expect(mean[0]! / mean[1]!).toBeCloseTo(3, 12)
  })
})
