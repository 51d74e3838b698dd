import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { pooled, truncated } from "../../../src/models/sentences/pooling.ts"
import { cosine, unitVector } from "../../../src/models/sentences/unit-vector.ts"

const states = { values: Float32Array.of(1, 2, 3, 4, 5, 9), width: 2 }

describe("pooling", () => {
  it.each([
    ["cls", [1, 2]],
    ["last", [5, 9]],
    ["mean", [3, 5]]
  ] as const)("%s takes what its name says", (pooling, vector) => {
    expect(Array.from(pooled(states, pooling))).toEqual(vector)
  })

  it("of one token is that token's vector, whichever it is", () => {
    const one = { values: Float32Array.of(0.5, -2), width: 2 }
    for (const pooling of ["cls", "last", "mean"] as const) expect(Array.from(pooled(one, pooling))).toEqual([0.5, -2])
  })
})

const component = fc.double({ min: -10, max: 10, noNaN: true })

describe("a truncated vector", () => {
  it("is of length 1 once it is normalised again, and points where the beginning of the whole one points", () => {
    fc.assert(
      fc.property(fc.array(component, { minLength: 2, maxLength: 64 }), fc.nat(), (vector, cut) => {
        const dimensions = 1 + (cut % vector.length)
        const beginning = vector.slice(0, dimensions)
        fc.pre(Math.hypot(...beginning) > 1e-3)
        const unit = unitVector(truncated(vector, dimensions))
        expect(unit).toHaveLength(dimensions)
        expect(cosine(unit, unit)).toBeCloseTo(1, 12)
        expect(cosine(unit, unitVector(beginning))).toBeCloseTo(1, 12)
      })
    )
  })
})
