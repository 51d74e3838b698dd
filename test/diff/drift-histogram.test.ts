import fc from "fast-check"
import { expect, it } from "vitest"
import { DriftHistogram } from "../../src/diff/drift-histogram.ts"

it("a histogram's quantiles are right to two hundredths, and exact at zero and at the end", () => {
  const distance = fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 2, noNaN: true }))
  fc.assert(
    fc.property(fc.array(distance, { minLength: 1, maxLength: 300 }), fc.constantFrom(0.5, 0.9, 0.99, 1), (all, q) => {
      const histogram = new DriftHistogram()
      for (const one of all) histogram.add(one)
      const exact = all.toSorted((x, y) => x - y)[Math.ceil(q * all.length) - 1]!
      expect(histogram.quantile(q)).toBeGreaterThanOrEqual(exact * 0.98)
      expect(histogram.quantile(q)).toBeLessThanOrEqual(exact * 1.02)
      expect(histogram.most).toBe(Math.max(...all))
      expect(histogram.exact).toBe(all.filter((one) => one === 0).length)
    })
  )
})
