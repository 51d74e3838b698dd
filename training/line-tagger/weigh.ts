/**
 * What the tagger adds on generated pages, for several weights: weigh.ts PAGES.jsonl TAGS [KIND:JOIN[:DOUBT] …]
 *
 * TAGS are the log-probabilities that train.py leaves in WORK (choose.tags, confirm.tags). Prints mean F1 of a page for
 * easy/medium/hard pages, over the lines of each kind, and the number of wrong lines. Only lines whose margin is below
 * DOUBT are asked about; all, where it is left out.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type LineReading, readLines, rolesOf } from "../../src/stages/clean/decide-roles.ts"
import { splitLines } from "../../src/stages/clean/lines.ts"
import { LINE_ROLES, LineRole } from "../../src/stages/clean/role-network.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"
import { WEIGHTS, withTags } from "../../src/stages/clean/tagged-scores.ts"

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
for (const row of readFileSync(pagesPath, "utf8").trim().split("\n")) {
  const { raw, lines: answers, hard } = JSON.parse(row) as { raw: string; lines: Array<[string]>; hard: number }
  const kept = splitLines(raw).flatMap((line, i) => (answers[i]![0] === "F" ? [] : [{ line, answer: answers[i]![0] }]))
  const reading = readLines(
    kept.map(({ line }) => line),
    statistics
  )
  const tags = allTags.slice(next, next + reading.scores.length)
  next += reading.scores.length
  const gold = kept.map(({ answer }) => "CPAHBT".indexOf(answer))
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

const show = (name: string, rolesOn: (page: Page) => Uint8Array): void => {
  const read = pages.map((page) => ({ page, found: rolesOn(page) }))
  const cells = KINDS.map(([kind, isOne]) => {
    const means = [0, 1, 2].map((hard) => {
      const values = read.filter(({ page }) => page.hard === hard).map(({ page, found }) => f1(page.gold, found, isOne))
      return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4)
    })
    return `${kind} ${means.join("/")}`
  })
  const wrong = read.reduce((sum, { page, found }) => sum + page.gold.filter((role, i) => role !== found[i]).length, 0)
  console.log([name.padEnd(12), ...cells, `${wrong} wrong`].join("  "))
}

const asked = ({ tags, margins }: Page, doubt: number): Float32Array =>
  tags.map((tag, i) => (margins[Math.trunc(i / LINE_ROLES)]! < doubt ? tag : Number.NaN))

console.log(`${pages.length} pages, ${next / LINE_ROLES} lines`)
show("without", ({ reading }) => rolesOf(reading).roles)
show("alone", ({ reading, tags }) => rolesOf({ ...reading, scores: tags }).roles)
for (const trial of [`${WEIGHTS.kind}:${WEIGHTS.join}`, ...trials]) {
  const [kind, joins, doubt] = trial.split(":").map(Number) as [number, number, number?]
  const weights = { kind, join: joins }
  show(trial, (page) => {
    const scores = withTags(page.reading.scores, asked(page, doubt ?? Infinity), weights)
    return rolesOf({ ...page.reading, scores }).roles
  })
}
