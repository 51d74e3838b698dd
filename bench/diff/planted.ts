import type { Change } from "../../src/diff/change.ts"
import { diffDirectories, writtenPair } from "../../test/diff/planted/compared.ts"
import { scoreOf } from "../../test/diff/planted/found.ts"
import { plantedPair } from "../../test/diff/planted/pair.ts"
import type { Line } from "../operations/line.ts"

/** Makes pairs of runs with known differences and counts which of them are found, invented, and blamed on the right layer. */
export async function* planted(pairs: number, firstSeed: number): AsyncGenerator<Line> {
  const sum = { planted: 0, found: 0, rightCause: 0, invented: 0 }
  const kinds = new Set<string>()
  for (let seed = firstSeed; seed < firstSeed + pairs; seed++) {
    const pair = plantedPair(seed)
    const { a, b, remove } = writtenPair(pair)
    const changes: Array<Change> = []
    await diffDirectories(a, b, { found: (change) => changes.push(change), sample: 0 })
    remove()
    const score = scoreOf(pair, changes)
    sum.planted += score.planted
    sum.found += score.found
    sum.rightCause += score.rightCause
    sum.invented += score.invented.length
    for (const { item, kind } of pair.expected) kinds.add(`${item}.${kind}`)
    for (const line of [...score.invented, ...score.missed, ...score.misblamed]) console.error(`seed ${seed}: ${line}`)
  }
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`
  yield {
    what: `planted changes found, ${pairs} pairs of runs`,
    figure: `${sum.found} of ${sum.planted}, ${kinds.size} kinds`,
    aim: "all",
    met: sum.found === sum.planted
  }
  yield { what: "changes invented", figure: String(sum.invented), aim: "0", met: sum.invented === 0 }
  yield {
    what: "with the right cause",
    figure: share(sum.rightCause, sum.found),
    aim: "99 %",
    met: sum.rightCause >= 0.99 * sum.found
  }
}
