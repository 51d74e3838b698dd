import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { partLengths, startOrder } from "../../src/executor/schedule.ts"

const sum = (values: ReadonlyArray<number>): number => values.reduce((total, value) => total + value, 0)

describe("the lengths of parts", () => {
  it("cover the work, none longer than wanted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100_000)),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 20 }),
        (weights, workers, wanted) => {
          const lengths = partLengths(weights, workers, wanted)
          expect(sum(lengths)).toBe(weights.length)
          expect(lengths.every((length) => length >= 1 && length <= wanted)).toBe(true)
        }
      )
    )
  })

  it("shrink towards the end when workers share the work, and only then", () => {
    const weights = Array.from({ length: 64 }, () => 4000)
    expect(partLengths(weights, 1, 16)).toEqual([16, 16, 16, 16])
    const lengths = partLengths(weights, 2, 16)
    expect(lengths[0]).toBe(16)
    expect(lengths.at(-1)).toBeLessThanOrEqual(2)
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  })

  it("do not call for a worker that would hardly have anything to do", () => {
    expect(partLengths([1, 1, 1, 1], 8, 16)).toEqual([4])
  })

  it("give a document that weighs more than a part should a part of its own", () => {
    const weights = [1, 1, 1, 100, 1, 1, 1, 1, 1, 1, 1, 1]
    const lengths = partLengths(weights, 2, 16)
    expect(lengths[lengths.findIndex((_, i) => sum(lengths.slice(0, i)) === 3)]).toBe(1)
  })

  it("leave no worker waiting longer than a small part of the work takes", () => {
    const lengths = fc.array(fc.integer({ min: 500, max: 8000 }), { minLength: 60, maxLength: 200 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 2, max: 8 }), (weights, workers) => {
        const parts = partLengths(weights, workers, 16)
        const busy = Array.from({ length: workers }, () => 0)
        let first = 0
        for (const length of parts) {
          const idlest = busy.indexOf(Math.min(...busy))
          busy[idlest]! += sum(weights.slice(first, first + length))
          first += length
        }
        // The mean document weighs some 4,250 bytes, the last parts no more than two of them or one heavier one.
        expect(Math.max(...busy) - Math.min(...busy)).toBeLessThan(2 * 8000 + 1)
      })
    )
  })
})

describe("the order in which parts are begun", () => {
  it("is their own, but for those that would keep everybody waiting", () => {
    const weights = [1, 1, 1, 30, 1, 1, 40, 1, 1, 1, 1, 1]
    const parts = weights.map((weight, i) => ({ weight, i }))
    const order = startOrder(parts, ({ weight }) => weight).map(({ i }) => i)
    expect(order).toEqual([6, 3, 0, 1, 2, 4, 5, 7, 8, 9, 10, 11])
  })
})
