/**
 * What the tagger adds on generated pages, for several weights: weigh.ts PAGES.jsonl TAGS [KIND:JOIN[:DOUBT] …]
 *
 * TAGS are the log-probabilities that train.py leaves in WORK (choose.tags, confirm.tags). Prints mean F1 of a page for
 * easy/medium/hard pages, over the lines of each kind, the number of wrong lines, and by what the margins of the breaks
 * asked about have to be multiplied for their confidence to be true. Only lines whose margin is below DOUBT are asked
 * about; all, where it is left out.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { LINE_ROLES, LineRole } from "../../src/stages/clean/evidence/role-network.ts"
import { confidenceOf } from "../../src/stages/clean/roles/confidence.ts"
import { type LineReading, readLines, rolesOf } from "../../src/stages/clean/roles/decide-roles.ts"
import { WEIGHTS, withTags } from "../../src/stages/clean/roles/tagged-scores.ts"
import type { Roles } from "../../src/stages/clean/roles/viterbi.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"
import { LABELS, noisedPages, withoutFurniture } from "../clean/noised-pages.ts"

const [pagesPath, tagsPath, ...trials] = process.argv.slice(2) as [string, string, ...ReadonlyArray<string>]
const statistics = parseStatistics(readFileSync(join(import.meta.dirname, "../../models/clean/statistics.bin")))
const bytes = readFileSync(tagsPath)
const allTags = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)

interface Page {
  readonly hard: number
  readonly gold: ReadonlyArray<number>
  readonly reading: LineReading
  readonly tags: Float32Array
  readonly margins: Float32Array
}

const pages: Array<Page> = []
let next = 0
for await (const noised of noisedPages(pagesPath)) {
  const { hard, lines, labels } = withoutFurniture(noised)
  const reading = readLines(lines, statistics)
  const tags = allTags.slice(next, next + reading.scores.length)
  next += reading.scores.length
  const gold = labels.map((label) => LABELS.indexOf(label))
  pages.push({ hard, gold, reading, tags, margins: rolesOf(reading).roleMargin })
}
if (next !== allTags.length) throw new Error(`${tagsPath} holds ${allTags.length} numbers, the pages need ${next}`)

/** F1 of the lines that have one of the roles; 1 when there are none. */
const f1 = (gold: ReadonlyArray<number>, found: Uint8Array, isOne: (role: number) => boolean): number => {
  const right = gold.filter((role, i) => isOne(role) && isOne(found[i]!)).length
  const both = gold.filter(isOne).length + found.filter(isOne).length
  return both === 0 ? 1 : (2 * right) / both
}

const KINDS: ReadonlyArray<readonly [name: string, isOne: (role: number) => boolean]> = [
  ["join", (role) => role === LineRole.continuation],
  ["break", (role) => role !== LineRole.continuation],
  ["article", (role) => role === LineRole.opening],
  ["headline", (role) => role === LineRole.headline],
  ["byline", (role) => role === LineRole.byline]
]

/**
 * By what the margins of breaks have to be multiplied to claim no more and no less than is so: the factor of the least
 * log loss, in steps of .05, over the lines that were asked about.
 */
const trueMargins = (read: ReadonlyArray<Read>): number => {
  const breaks = read.flatMap(({ page, asked, roles: { joinMargin } }) =>
    page.gold.flatMap((role, i) =>
      i > 0 && asked[i] === 1
        ? [{ margin: Math.abs(joinMargin[i]!), right: joinMargin[i]! > 0 === (role === LineRole.continuation) }]
        : []
    )
  )
  const loss = (factor: number): number =>
    breaks.reduce((sum, { margin, right }) => {
      const claimed = confidenceOf(factor * margin)
      return sum - Math.log(right ? claimed : 1 - claimed + 1e-12)
    }, 0)
  const factors = Array.from({ length: 25 }, (_, step) => 0.3 + 0.05 * step)
  return factors.reduce((best, factor) => (loss(factor) < loss(best) ? factor : best))
}

/** A page as it was read, and 1 for each line that the tagger was asked about. */
interface Read {
  readonly page: Page
  readonly asked: Uint8Array
  readonly roles: Roles
}

const show = (name: string, rolesOn: (page: Page, asked: Uint8Array) => Roles, doubt = Infinity): void => {
  const read: ReadonlyArray<Read> = pages.map((page) => {
    const asked = Uint8Array.from(page.margins, (margin) => (margin < doubt ? 1 : 0))
    return { page, asked, roles: rolesOn(page, asked) }
  })
  const cells = KINDS.map(([kind, isOne]) => {
    const means = [0, 1, 2].map((hard) => {
      const values = read
        .filter(({ page }) => page.hard === hard)
        .map(({ page, roles }) => f1(page.gold, roles.roles, isOne))
      return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4)
    })
    return `${kind} ${means.join("/")}`
  })
  const wrong = read.reduce(
    (sum, { page, roles }) => sum + page.gold.filter((role, i) => role !== roles.roles[i]).length,
    0
  )
  console.log([name.padEnd(12), ...cells, `${wrong} wrong`, `margins × ${trueMargins(read).toFixed(2)}`].join("  "))
}

console.log(`${pages.length} pages, ${next / LINE_ROLES} lines`)
show("without", ({ reading }) => rolesOf(reading))
show("alone", ({ reading, tags }) => rolesOf({ ...reading, scores: tags }))
for (const trial of [`${WEIGHTS.kind}:${WEIGHTS.join}`, ...trials]) {
  const [kind, joins, doubt] = trial.split(":").map(Number) as [number, number, number?]
  show(
    trial,
    ({ reading, tags }, asked) => {
      const heard = tags.map((tag, i) => (asked[Math.trunc(i / LINE_ROLES)] === 1 ? tag : Number.NaN))
      return rolesOf({ ...reading, scores: withTags(reading.scores, heard, { kind, join: joins }) })
    },
    doubt
  )
}
