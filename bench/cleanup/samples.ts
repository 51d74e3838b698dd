/**
 * How near cleaning comes to the gold of the samples in data/raw, which are ours to read and to improve by:
 * `node bench/cleanup/samples.ts`. Counts for full and fast mode, and what full mode has wrong.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { decode } from "../../src/stages/clean/decoding/decode.ts"
import { cleaningIn } from "./cleaning.ts"
import { type ScorerJson, toScorerJson } from "./scorer-json.ts"

const ROOT = join(import.meta.dirname, "../..")
const RAW = join(ROOT, "data/raw")
const GOLD = join(ROOT, "bench/samples/gold")

type Article = ScorerJson["articles"][number]

const samples = readdirSync(RAW)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => file.slice(0, -".txt".length))
  .filter((id) => existsSync(join(GOLD, `${id}.gold.json`)))
  .toSorted()

/** One thing that the gold says, and what cleaning says of it. */
interface Check {
  readonly what: "headlines" | "names of bylines" | "titles of bylines" | "titles of pages" | "paragraphs"
  readonly gold: string | null
  readonly found: string | null
}

/** The found article that has most paragraphs of a gold one; the first of several; undefined where none has any. */
const counterpart = ({ paragraphs }: Article, found: ReadonlyArray<Article>): Article | undefined => {
  const shared = (article: Article): number => paragraphs.filter((text) => article.paragraphs.includes(text)).length
  const best = found.reduce<Article | undefined>(
    (best, article) => (shared(article) > (best === undefined ? 0 : shared(best)) ? article : best),
    undefined
  )
  return best
}

/** Everything that the gold of a page says, article by article, paragraphs in any order. */
const checksOf = (gold: ScorerJson, found: ScorerJson): ReadonlyArray<Check> => {
  const checks: Array<Check> = [{ what: "titles of pages", gold: gold.documentTitle, found: found.documentTitle }]
  for (const article of gold.articles) {
    const own = counterpart(article, found.articles)
    checks.push(
      { what: "headlines", gold: article.headline, found: own?.headline ?? null },
      { what: "names of bylines", gold: article.byline?.name ?? null, found: own?.byline?.name ?? null },
      { what: "titles of bylines", gold: article.byline?.title ?? null, found: own?.byline?.title ?? null }
    )
    for (const text of article.paragraphs) {
      checks.push({ what: "paragraphs", gold: text, found: own?.paragraphs.includes(text) === true ? text : null })
    }
  }
  return checks
}

/** The checks of every sample, and how many articles were found in all. */
const clean = async (mode: "full" | "fast") => {
  const cleaning = cleaningIn(mode)
  const checks: Array<Check & { readonly id: string }> = []
  const articles = { gold: 0, found: 0 }
  for (const id of samples) {
    const decoded = decode(readFileSync(join(RAW, `${id}.txt`)))
    if ("reason" in decoded) throw new Error(`${id} cannot be read: ${decoded.message}`)
    const cleaned = await cleaning.clean(decoded.text)
    const found = toScorerJson(cleaned.paragraphs, cleaned.articles, cleaned.title)
    const gold = JSON.parse(readFileSync(join(GOLD, `${id}.gold.json`), "utf8")) as ScorerJson
    articles.gold += gold.articles.length
    articles.found += found.articles.length
    checks.push(...checksOf(gold, found).map((check) => ({ ...check, id })))
  }
  await cleaning.dispose()
  return { checks, articles }
}

const full = await clean("full")
const fast = await clean("fast")

const cell = (value: number | string): string => String(value).padStart(8)
console.log([`${samples.length} samples`.padEnd(18), ...["gold", "full", "fast"].map(cell)].join(""))
console.log(
  ["articles".padEnd(18), ...[full.articles.gold, full.articles.found, fast.articles.found].map(cell)].join("")
)
for (const what of new Set(full.checks.map((check) => check.what))) {
  const own = ({ checks }: typeof full) => checks.filter((check) => check.what === what)
  const right = (run: typeof full) => own(run).filter(({ gold, found }) => gold === found).length
  console.log([what.padEnd(18), ...[own(full).length, right(full), right(fast)].map(cell)].join(""))
}
console.log("wrong in full mode")
for (const { id, what, gold, found } of full.checks) {
  if (gold !== found) console.log(`  ${id} ${what}: ${found ?? "none"}, gold ${gold ?? "none"}`)
}
