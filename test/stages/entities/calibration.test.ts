import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calibrate } from "../../../src/stages/entities/calibration.ts"

const TABLE = { raw: [0.2, 0.6, 1], calibrated: [0.1, 0.4, 0.99] } as const

describe("a calibrated probability", () => {
  it.each([
    [0, 0.1],
    [0.2, 0.1],
    [0.4, 0.25],
    [0.6, 0.4],
    [1, 0.99]
  ])("of %f is %f", (probability, share) => {
    expect(calibrate(TABLE, probability)).toBeCloseTo(share, 12)
  })

  it("never falls as the probability rises", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        expect(calibrate(TABLE, Math.min(a, b))).toBeLessThanOrEqual(calibrate(TABLE, Math.max(a, b)))
      })
    )
  })
})
