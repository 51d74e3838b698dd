/**
 * What the tagger adds on generated pages, for several weights: weigh.ts WORK SKIP COUNT
 *
 * Reads the tagger in WORK and pages SKIP to SKIP + COUNT of WORK/choose.jsonl. Prints mean F1 of a page for
 * easy/medium/hard pages, over the lines of each kind. Only lines whose margin is below DOUBT are asked for.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { AutoModel, env, Tensor } from "@huggingface/transformers"
import { collectEvidence } from "../../src/stages/clean/evidence.ts"
import { pageGrammar, withoutColumn } from "../../src/stages/clean/grammar.ts"
import { LINE_FEATURES } from "../../src/stages/clean/line-features.ts"
import { type Line, splitLines } from "../../src/stages/clean/lines.ts"
import { LINE_ROLES, LineRole, roleScores } from "../../src/stages/clean/role-network.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"
import { bestRoles, type Roles } from "../../src/stages/clean/viterbi.ts"
import { withTags } from "./tagged-scores.ts"
import { characterIds, taggerWindows } from "./tagger-windows.ts"

/** Nats. Asked or not, above it nothing changes, and 4 lines in 100 are below. */
const DOUBT = 6
const [work, skip, count] = process.argv.slice(2) as [string, string, string]
const statistics = parseStatistics(readFileSync(join(import.meta.dirname, "../../models/clean/statistics.bin")))
const table = characterIds(readFileSync(join(work, "characters.txt"), "utf8"))
env.allowRemoteModels = false
const tagger = await AutoModel.from_pretrained(work, {
  local_files_only: true,
  device: "cpu",
  dtype: "q8",
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: "basic" }
})
let tokens = 0
let seconds = 0

const tag = async (
  lines: ReadonlyArray<Line>,
  features: Float32Array,
  asked: ReadonlyArray<number>
): Promise<Float32Array> => {
  const out = new Float32Array(lines.length * LINE_ROLES).fill(Number.NaN)
  for (const window of taggerWindows(lines, features, asked, table)) {
    const length = window.separators.length
    const began = performance.now()
    const { roles }: { readonly roles: Tensor } = await tagger({
      ids: new Tensor("int64", window.ids, [window.ids.length]),
      separators: new Tensor("int64", window.separators, [length]),
      layout: new Tensor("float32", window.layout, [length, LINE_FEATURES])
    })
    seconds += (performance.now() - began) / 1000
    tokens += window.ids.length
    const row = (i: number) => (roles.data as Float32Array).subarray(i * LINE_ROLES, (i + 1) * LINE_ROLES)
    for (const i of window.asked) out.set(row(i - window.first), i * LINE_ROLES)
  }
  return out
}

interface Page {
  readonly hard: number
  readonly gold: ReadonlyArray<number>
  readonly network: Float32Array
  readonly tags: Float32Array
  readonly decide: (scores: Float32Array) => Roles
}

const readPage = async (json: string): Promise<Page> => {
  const { raw, lines: answers, hard } = JSON.parse(json) as { raw: string; lines: Array<[string]>; hard: number }
  const kept = splitLines(raw).flatMap((line, i) => (answers[i]![0] === "F" ? [] : [{ line, answer: answers[i]![0] }]))
  const lines = kept.map(({ line }) => line)
  const { features, fit, inks } = collectEvidence(lines, statistics.language)
  const network = roleScores(statistics.roles, lines, features, inks)
  const lengths = lines.map(({ text }) => text.length)
  const decide = (scores: Float32Array): Roles => {
    const held = withoutColumn(scores, fit.width, lengths)
    return bestRoles(held, pageGrammar(bestRoles(held).roles))
  }
  const doubtful = [...decide(network).roleMargin].flatMap((margin, i) => (margin < DOUBT ? [i] : []))
  const tags = await tag(lines, features, doubtful)
  return { hard, gold: kept.map(({ answer }) => "CPAHBT".indexOf(answer)), network, tags, decide }
}

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

const pages: Array<Page> = []
const rows = readFileSync(join(work, "choose.jsonl"), "utf8").trim().split("\n")
for (const row of rows.slice(Number(skip), Number(skip) + Number(count))) pages.push(await readPage(row))
console.log(`${pages.length} pages, ${tokens} tokens, ${Math.round(tokens / seconds)} tokens/s`)

const show = (name: string, scoresOf: (page: Page) => Float32Array): void => {
  const read = pages.map((page) => ({ page, found: page.decide(scoresOf(page)).roles }))
  const cells = KINDS.map(([kind, isOne]) => {
    const means = [0, 1, 2].map((hard) => {
      const values = read.filter(({ page }) => page.hard === hard).map(({ page, found }) => f1(page.gold, found, isOne))
      return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4)
    })
    return `${kind} ${means.join("/")}`
  })
  console.log([name.padEnd(20), ...cells].join("  "))
}
show("network", (page) => page.network)
for (const kind of [0.25, 0.5, 0.75, 1])
  for (const joins of new Set([0, 0.25, kind]))
    show(`kind ${kind} join ${joins}`, (page) => withTags(page.network, page.tags, { kind, join: joins }))
