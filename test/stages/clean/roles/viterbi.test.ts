import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LINE_ROLES } from "../../../../src/stages/clean/evidence/role-network.ts"
import { anyPage, FINAL, INITIAL, TRANSITIONS } from "../../../../src/stages/clean/roles/grammar.ts"
import { PAGE_STATES, ROLE_OF } from "../../../../src/stages/clean/roles/page-states.ts"
import { bestRoles } from "../../../../src/stages/clean/roles/viterbi.ts"

/** Lines of which none is worded as a heading. */
const grammarOf = (length: number) => anyPage({ headings: new Uint8Array(length) })

const scoreOf = (scores: Float32Array, path: ReadonlyArray<number>): number =>
  path.reduce(
    (sum, state, i) =>
      sum +
      scores[i * PAGE_STATES + state]! +
      (i === 0 ? INITIAL[state]! : TRANSITIONS[path[i - 1]! * PAGE_STATES + state]!),
    FINAL[path[path.length - 1]!]!
  )

const pathsOf = (length: number): Array<Array<number>> =>
  length === 0
    ? [[]]
    : pathsOf(length - 1).flatMap((path) => Array.from({ length: PAGE_STATES }, (_, state) => [...path, state]))

describe("bestRoles", () => {
  it("finds the best of all pages, and how far the best other page is behind", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.double({ min: -9, max: 9, noNaN: true })),
        (length, stream) => {
          const scores = Float32Array.from({ length: length * PAGE_STATES }, () => stream.next().value as number)
          const { roles, states, roleMargin } = bestRoles(scores, grammarOf(length))
          const ranked = pathsOf(length)
            .map((path) => ({ path, score: scoreOf(scores, path) }))
            .toSorted((a, b) => b.score - a.score)
          expect(scoreOf(scores, [...states])).toBeCloseTo(ranked[0]!.score, 4)
          expect([...roles]).toEqual([...states].map((state) => ROLE_OF[state]))
          const other = ranked.find(({ path }) => ROLE_OF[path[0]!] !== roles[0])!
          expect(roleMargin[0]).toBeCloseTo(ranked[0]!.score - other.score, 3)
        }
      ),
      { numRuns: 100 }
    )
  })

  it("has no lines for no lines", () => expect(bestRoles(new Float32Array(0), grammarOf(0)).roles).toHaveLength(0))

  it("knows every role", () => expect(new Set(ROLE_OF).size).toBe(LINE_ROLES))
})
