import { collectEvidence } from "./evidence.ts"
import { pageGrammar, withoutColumn } from "./grammar.ts"
import type { Line } from "./lines.ts"
import { roleScores } from "./role-network.ts"
import type { CleanStatistics } from "./statistics.ts"
import { bestRoles, type Roles } from "./viterbi.ts"
import { isWrapped, withoutJoins } from "./wrapping.ts"

/**
 * The roles of lines that are not furniture. A first reading, under the grammar of any page, tells the habits of this
 * one: whether it is wrapped, and how its articles are headed and signed; the second reading goes by them.
 */
export const decideRoles = (lines: ReadonlyArray<Line>, statistics: CleanStatistics): Roles => {
  const evidence = collectEvidence(lines, statistics.language)
  const scores = withoutColumn(
    roleScores(statistics.roles, lines, evidence.features, evidence.inks),
    evidence.fit.width,
    lines.map((line) => line.text.length)
  )
  const first = bestRoles(scores).roles
  return bestRoles(isWrapped(evidence.widths, first) ? scores : withoutJoins(scores), pageGrammar(first))
}
