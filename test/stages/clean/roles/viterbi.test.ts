import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LINE_ROLES } from "../../../../src/stages/clean/evidence/role-network.ts"
import { INITIAL, TRANSITIONS } from "../../../../src/stages/clean/roles/grammar.ts"
import { bestRoles } from "../../../../src/stages/clean/roles/viterbi.ts"

const scoreOf = (scores: Float32Array, path: ReadonlyArray<number>): number =>
  path.reduce(
    (sum, role, i) =>
      sum +
      scores[i * LINE_ROLES + role]! +
      (i === 0 ? INITIAL[role]! : TRANSITIONS[path[i - 1]! * LINE_ROLES + role]!),
    0
  )

const pathsOf = (length: number): Array<Array<number>> =>
  length === 0
    ? [[]]
    : pathsOf(length - 1).flatMap((path) => Array.from({ length: LINE_ROLES }, (_, role) => [...path, role]))

describe("bestRoles", () => {
  it("finds the best of all pages, and how far the best other page is behind", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.double({ min: -9, max: 9, noNaN: true })),
        (length, stream) => {
          const scores = Float32Array.from({ length: length * LINE_ROLES }, () => stream.next().value as number)
          const { roles, roleMargin } = bestRoles(scores)
          const ranked = pathsOf(length)
            .map((path) => ({ path, score: scoreOf(scores, path) }))
            .toSorted((a, b) => b.score - a.score)
          expect(scoreOf(scores, [...roles])).toBeCloseTo(ranked[0]!.score, 4)
          const other = ranked.find(({ path }) => path[0] !== roles[0])!
          expect(roleMargin[0]).toBeCloseTo(ranked[0]!.score - other.score, 3)
        }
      ),
      { numRuns: 100 }
    )
  })

  it("has no lines for no lines", () => expect(bestRoles(new Float32Array(0)).roles).toHaveLength(0))
})
