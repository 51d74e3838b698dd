import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import type { DiffReport } from "../../src/diff/report.ts"
import { plainDiff } from "../../src/report/diff-dress.ts"
import { diffListing } from "../../src/report/diff-listing.ts"
import type { Line } from "../operations/line.ts"
import { bulletinFile, ROOT } from "../run/corpus.ts"
import { drawn } from "./drawn.ts"
import { hasNews, newsBulletins } from "./news-bulletins.ts"

const SEED_PAGE = path.join(ROOT, "../shared/data/bulletins/seed.txt")
const STAGES = "clean,segment,entities"

/** Two ways to make the same bulletins into tables, as configuration and flags. */
interface Comparison {
  readonly name: string
  readonly what: string
  readonly write: (directory: string) => void
  readonly before: { readonly configuration: object; readonly flags: ReadonlyArray<string> }
  readonly now: { readonly configuration: object; readonly flags: ReadonlyArray<string> }
  /** Changes drawn for a person to check. */
  readonly draw: number
}

const jieba = { configuration: { entities: { recogniser: "jieba" } }, flags: [] }
const encoder = { configuration: { entities: { recogniser: "encoder" } }, flags: [] }

const writeSeed = (directory: string): void => fs.copyFileSync(SEED_PAGE, path.join(directory, "seed.txt"))

const comparisons = (bulletins: number, seed: number): ReadonlyArray<Comparison> => [
  { name: "seed", what: "the sample page", write: writeSeed, before: jieba, now: encoder, draw: 8 },
  {
    name: "seed-all",
    what: "the sample page, other cleaning and words too",
    write: writeSeed,
    before: { ...jieba, flags: ["--clean", "fast"] },
    now: { configuration: { ...encoder.configuration, segment: { words: "encoder" } }, flags: ["--clean", "full"] },
    draw: 6
  },
  {
    name: "news",
    what: `${bulletins.toLocaleString("en")} bulletins of television news`,
    write: (directory) => {
      let i = 0
      for (const text of newsBulletins(bulletins, seed)) fs.writeFileSync(path.join(directory, bulletinFile(i++)), text)
    },
    before: jieba,
    now: encoder,
    draw: 6
  }
]

/**
 * The recogniser by rules against the trained one on real text: prints what `jianbao diff` says, its time, and twenty
 * drawn changes for a person to check. The runs stay in `keep` (`<keep>/<comparison>/runs`), for the pictures of the page.
 */
export async function* real(keep: string, bulletins: number, seed: number): AsyncGenerator<Line> {
  if (!fs.existsSync(SEED_PAGE) || !hasNews()) {
    console.error("the sample page and the television news lie beside the project; they are not here")
    return
  }
  for (const comparison of comparisons(bulletins, seed)) {
    const directory = path.join(keep, comparison.name)
    makeRuns(directory, comparison)
    const started = process.hrtime.bigint()
    const summary = jianbao(["diff", "--out", directory])
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    console.log(`\n── ${comparison.what}\n\n${summary}`)
    const report = JSON.parse(jianbao(["diff", "--out", directory, "--json", "--limit", "1000000"])) as DiffReport
    console.log(
      `── drawn for a person to check\n\n${diffListing(drawn(report.changes, comparison.draw, `${comparison.name} ${seed}`), plainDiff, 120)}\n`
    )
    yield {
      what: comparison.what,
      figure: `${report.changes_total.toLocaleString("en")} changes, ${seconds.toFixed(1)} s`,
      aim: "told",
      met: null
    }
  }
}

const makeRuns = (directory: string, { write, before, now }: Comparison): void => {
  fs.rmSync(directory, { recursive: true, force: true })
  const input = path.join(directory, "input")
  fs.mkdirSync(input, { recursive: true })
  write(input)
  for (const [name, { configuration, flags }] of Object.entries({ before, now })) {
    const file = path.join(directory, `${name}.json`)
    fs.writeFileSync(file, JSON.stringify(configuration))
    jianbao(["run", input, "--out", directory, "--stages", STAGES, "--config", file, ...flags])
  }
}

/** What the program says on stdout; its progress is seen on stderr. */
const jianbao = (args: ReadonlyArray<string>): string => {
  const { stdout, status } = spawnSync(process.execPath, [path.join(ROOT, "bin/jianbao.js"), ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 30
  })
  if (status !== 0 && !(args[0] === "diff" && status === 1))
    throw new Error(`jianbao ${args.join(" ")} ended with ${status}`)
  return stdout
}
