import { spawnSync } from "node:child_process"
import * as path from "node:path"
import type { DocumentVersion } from "../../src/diff/reading/document-pair.ts"
import { Dice, type DocumentModel, makeDocument } from "../../test/diff/planted/model.ts"
import { plantInto } from "../../test/diff/planted/pair.ts"
import { rowsOfModel } from "../../test/diff/planted/rows.ts"
import { FIRST, writeRunOf } from "../../test/diff/planted/run-directory.ts"
import { type Line, median, spread } from "../operations/line.ts"
import { ROOT } from "../run/corpus.ts"

const OTHER = { clean: "b", segment: "b", entities: "b", embed: "b" } as const
/** Of a small run; a large one is measured once. */
const REPEATS = 3

/** Time and memory of comparing a run with itself, with an equal one, with other names, and with changes in every layer. */
export async function* scale(directory: string, documents: number): AsyncGenerator<Line> {
  const ids = Array.from({ length: documents }, (_, i) => `document-${String(i).padStart(6, "0")}`)
  const run = (
    name: string,
    fingerprints: typeof FIRST | typeof OTHER,
    alter: (model: DocumentModel, dice: Dice) => void
  ) => {
    const at = path.join(directory, name)
    let tokens = 0
    function* made(): Generator<DocumentVersion> {
      for (const [i, id] of ids.entries()) {
        const dice = new Dice(i + 1)
        const model = makeDocument(dice, id)
        alter(model, dice)
        const rows = rowsOfModel(model)
        tokens += rows.tokens.length
        yield rows
      }
    }
    writeRunOf(at, ids, made(), fingerprints)
    return { at, tokens }
  }
  const first = run("first", FIRST, () => {})
  const equal = run("equal", FIRST, () => {})
  const names = run("names", OTHER, (model, dice) => {
    for (const { sentences } of model.paragraphs)
      for (const { names } of sentences) if (names.length > 0 && dice.chance(0.1)) names.pop()
  })
  const all = run("all", OTHER, (model, dice) => {
    const used = new Set<unknown>()
    for (let i = 0; i < 3; i++) plantInto(model, dice, used)
  })
  const size = `${documents.toLocaleString("en")} documents, ${first.tokens.toLocaleString("en")} words`
  const limit = documents <= 1000 ? 2 : null
  yield line(`itself: ${size}`, first.at, first.at, limit)
  yield line("an equal run", first.at, equal.at, limit)
  yield line("other names", first.at, names.at, null)
  yield line("three changes in every document, all layers", first.at, all.at, null)
}

const line = (what: string, a: string, b: string, limit: number | null): Line => {
  const measured = Array.from({ length: limit === null ? 1 : REPEATS }, () => measure(a, b))
  const seconds = measured.map((one) => one.seconds)
  const peak = Math.max(...measured.map(({ peakMemory }) => peakMemory))
  return {
    what,
    figure: `${spread(seconds)}, ${median(measured.map(({ cpu }) => cpu)).toFixed(2)} s of processor, ${measured[0]!.changes.toLocaleString("en")} changes, peak ${peak.toFixed(0)} MiB`,
    aim: limit === null ? "told" : `at most ${limit} s`,
    met: limit === null ? null : Math.max(...seconds) <= limit
  }
}

const USAGE = /USAGE (\d+) KiB (\d+) ms/

const measure = (a: string, b: string) => {
  const program = [path.join(ROOT, "bin/jianbao.js"), "diff", a, b, "--json", "--limit", "1"]
  const hook = ["--import", path.join(ROOT, "bench/diff/report-usage.ts")]
  const started = process.hrtime.bigint()
  const { stdout, stderr, status } = spawnSync(process.execPath, [...hook, ...program], {
    encoding: "utf8",
    maxBuffer: 1 << 30
  })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (status !== 0 && status !== 1) throw new Error(`jianbao diff ended with ${status}:\n${stderr}`)
  const { changes_total } = JSON.parse(stdout) as { readonly changes_total: number }
  const [, peak, cpu] = USAGE.exec(stderr) ?? []
  return { seconds, cpu: Number(cpu) / 1000, changes: changes_total, peakMemory: Number(peak) / 1024 }
}
