import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LINE_ROLES } from "../../../../src/stages/clean/evidence/role-network.ts"
import { withTags } from "../../../../src/stages/clean/roles/tagged-scores.ts"

const row = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: LINE_ROLES, maxLength: LINE_ROLES })

/** Log-odds of any break against the join. */
const breakOdds = ([join, ...others]: ReadonlyArray<number>): number =>
  Math.log(others.reduce((sum, score) => sum + Math.exp(score), 0)) - join!

describe("the tagger's word added to the network's", () => {
  it("changes nothing about a line that it was not asked about", () => {
    fc.assert(
      fc.property(row, (scores) => {
        const network = Float32Array.from(scores)
        expect(withTags(network, new Float32Array(LINE_ROLES).fill(Number.NaN))).toEqual(network)
      })
    )
  })

  it("leaves join against break alone when it is weighed on the kind of line only", () => {
    fc.assert(
      fc.property(row, row, (scores, tags) => {
        const network = Float32Array.from(scores)
        const out = withTags(network, Float32Array.from(tags), { kind: 0.5, join: 0 })
        expect(breakOdds([...out])).toBeCloseTo(breakOdds([...network]), 3)
      })
    )
  })

  it("moves the odds of two kinds by its own, as far as they are weighed", () => {
    const out = withTags(new Float32Array(LINE_ROLES), Float32Array.of(-9, -4, -1, -6, -9, -9), {
      kind: 0.5,
      join: 0.25
    })
    expect(out[2]! - out[1]!).toBeCloseTo(1.5, 5)
  })
})
