/**
 * The figures of cleaning in docs/quality.md, part by part.
 *
 * `npm run bench cleanup [-- --only PART] [--keep DIR] [--fast] [--pages N] [--noised FILE]`. --keep leaves each document's
 * answer and figures there; the others are for the parts that go over noised pages (noised-sample.ts).
 */
import { spawnSync } from "node:child_process"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { makeNoisedPages } from "./noised-sample.ts"

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    keep: { type: "string" },
    fast: { type: "boolean" },
    pages: { type: "string" },
    noised: { type: "string" }
  }
})

/** Runs a script of this folder; its figures go to the terminal. */
const script = (name: string, ...args: ReadonlyArray<string>): void => {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, name), ...args], { stdio: "inherit" })
  if (status !== 0) process.exitCode = 1
}

const keep = values.keep === undefined ? [] : ["--keep", path.resolve(values.keep)]
const fast = values.fast === true ? ["--fast"] : []
const count = values.pages === undefined ? [] : ["--pages", values.pages]
let made = values.noised
/** Options that name the noised pages, which are made once for all parts. */
const pages = (): ReadonlyArray<string> => {
  made ??= makeNoisedPages(values.pages === undefined ? undefined : Number(values.pages))
  return ["--noised", made, ...count]
}

const PARTS: Readonly<Record<string, readonly [prints: string, run: () => void]>> = {
  scores: ["means over the bulletins with gold, from the tables of a run", () => script("tables-score.ts", ...keep)],
  samples: ["what is right in the samples of data/raw, in both modes", () => script("samples.ts")],
  naive: ["the same of joining lines unless one ends a sentence", () => script("naive.ts")],
  speed: ["megabytes in a second, 10 kB to 10 MB", () => script("speed.ts")],
  cost: [
    "processor time beside that of embedding, on newspaper pages and on clean text",
    () => script("cost.ts", ...count)
  ],
  robustness: ["texts of arbitrary code points", () => script("robustness.ts")],
  calibration: [
    "how often edits that claim a confidence are right",
    () => script("calibration.ts", ...fast, ...pages())
  ],
  furniture: ["lines of furniture found and missed", () => script("furniture.ts", ...pages())],
  "half-width": ["half-width marks made full-width", () => script("half-width.ts", ...pages())],
  suspects: ["misread characters found, and false alarms", () => script("suspects.ts", ...pages())],
  idempotence: ["noised pages that change when cleaned again", () => script("idempotence.ts", ...fast, ...pages())]
}

if (values.only !== undefined && !(values.only in PARTS)) {
  console.error(`no part "${values.only}"; there are:`)
  for (const [name, [prints]] of Object.entries(PARTS)) console.error(`  ${name.padEnd(12)} ${prints}`)
  process.exit(2)
}
for (const [name, [prints, print]] of Object.entries(PARTS)) {
  if (values.only !== undefined && values.only !== name) continue
  console.log(`\n${name}: ${prints}`)
  print()
}
