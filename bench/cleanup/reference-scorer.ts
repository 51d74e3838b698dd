import { execFile } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import type { ScorerJson } from "./scorer-json.ts"

const SHARED = join(import.meta.dirname, "../../../shared")
export const BULLETINS = join(SHARED, "data/bulletins")
const SCORER = join(SHARED, "tools/score_cleanup.py")

const run = promisify(execFile)

interface Prf {
  readonly f1: number
}
type Figures = Record<string, number | Prf>

const METRICS = [
  "para_boundary",
  "para_exact",
  "article_boundary",
  "headline",
  "headline_nospace",
  "byline_name",
  "byline_title",
  "line_join",
  "line_break",
  "space_removal",
  "kept_space",
  "cer_content",
  "cer_layout",
  "title"
]

/** Document ids of the bulletins that have a gold answer: `seed`, `noised/000_easy`, … */
export const goldDocuments = (): ReadonlyArray<string> => {
  if (!existsSync(BULLETINS)) throw new Error(`${BULLETINS} is missing: the bulletins with gold lie beside the project`)
  const sets = ["noised", "pages"].flatMap((set) =>
    readdirSync(join(BULLETINS, set))
      .filter((file) => file.endsWith(".txt"))
      .toSorted()
      .map((file) => `${set}/${file.slice(0, -".txt".length)}`)
  )
  return ["seed", ...sets]
}

/**
 * Scores each document by the reference scorer and prints the means of each tier.
 *
 * @param systemOf What the system made of a document.
 * @param keep Directory in which each document's answer and figures are left.
 */
export const printTierMeans = async (systemOf: (id: string) => Promise<ScorerJson>, keep: string): Promise<void> => {
  mkdirSync(keep, { recursive: true })
  const tiers = new Map<string, Array<Figures>>()
  const queue = [...goldDocuments()]
  const work = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const tier = id === "seed" ? "seed" : `${id.split("/")[0]} ${id.split("_")[1]}`
      const figures = await score(id, await systemOf(id), keep)
      tiers.set(tier, [...(tiers.get(tier) ?? []), figures])
    }
  }
  await Promise.all([work(), work()])
  const order = ["seed", "noised easy", "noised medium", "noised hard", "pages easy", "pages medium", "pages hard"]
  console.log(["".padEnd(18), ...order.map((tier) => tier.padStart(14))].join(""))
  for (const metric of METRICS) {
    const cells = order.map((tier) => mean((tiers.get(tier) ?? []).map((figures) => value(figures, metric))))
    console.log([metric.padEnd(18), ...cells.map((cell) => cell.toFixed(4).padStart(14))].join(""))
  }
}

const score = async (id: string, answer: ScorerJson, keep: string): Promise<Figures> => {
  const gold = join(BULLETINS, id)
  const system = join(keep, `${id.replace("/", "-")}.json`)
  writeFileSync(system, JSON.stringify(answer, null, 1))
  const args = [SCORER, `${gold}.gold.json`, system, "--source", `${gold}.txt`, "--json"]
  const { stdout } = await run("python3", args)
  writeFileSync(system.replace(/json$/, "score.json"), stdout)
  return JSON.parse(stdout) as Figures
}

const value = (figures: Figures, metric: string): number => {
  const figure = figures[metric]
  return typeof figure === "object" ? figure.f1 : (figure ?? Number.NaN)
}

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, x) => sum + x, 0) / values.length
