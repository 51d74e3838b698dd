/**
 * The figures of cleaning in docs/quality.md, part by part.
 *
 * `npm run bench cleanup [-- --only PART] [--keep DIR] [--pages FILE]`. --keep leaves each document's answer and figures
 * there; --pages names noised pages instead of having training/clean/generate.py make them (which takes Python and the
 * corpora beside the project).
 */
import { spawnSync } from "node:child_process"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { temporaryDirectory } from "../run/jianbao.ts"

const { values } = parseArgs({
  options: { only: { type: "string" }, keep: { type: "string" }, pages: { type: "string" } }
})

/** Runs a program beside this one; its figures go to the terminal. */
const run = (program: string, ...args: ReadonlyArray<string>): void => {
  const { status } = spawnSync(program, args, { stdio: "inherit" })
  if (status !== 0) process.exitCode = 1
}
const script = (name: string, ...args: ReadonlyArray<string>): void =>
  run(process.execPath, path.join(import.meta.dirname, name), ...args)

const keep = values.keep === undefined ? [] : ["--keep", path.resolve(values.keep)]
let made = values.pages
/** Noised pages of news that nothing was trained on, the same ones every time. */
const pages = (): string => {
  if (made === undefined) {
    made = path.join(temporaryDirectory("noised-pages"), "pages.jsonl")
    run("python3", path.join(import.meta.dirname, "../../training/clean/generate.py"), made)
  }
  return made
}

const PARTS: Readonly<Record<string, readonly [prints: string, run: () => void]>> = {
  scores: ["means over the bulletins with gold, from the tables of a run", () => script("tables-score.ts", ...keep)],
  naive: ["the same of joining lines unless one ends a sentence", () => script("naive.ts")],
  speed: ["megabytes in a second, 10 kB to 10 MB", () => script("speed.ts")],
  robustness: ["texts of arbitrary code points", () => script("robustness.ts")],
  calibration: ["how often edits that claim a confidence are right", () => script("calibration.ts", pages())],
  suspects: ["misread characters found, and false alarms", () => script("suspects.ts", pages())],
  idempotence: ["noised pages that change when cleaned again", () => script("idempotence.ts", pages())]
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
