/**
 * Reliability of the confidence of line breaks on noised pages: `node bench/cleanup/calibration.ts PAGES.jsonl`, pages
 * as training/clean/generate.py writes them. Prints the logistic function that fits best (for confidence.ts) and how
 * often edits that claim a confidence are right.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { confidenceOf } from "../../src/stages/clean/confidence.ts"
import { decideRoles } from "../../src/stages/clean/decide-roles.ts"
import { readsOnAcross } from "../../src/stages/clean/evidence.ts"
import { findFurniture } from "../../src/stages/clean/furniture.ts"
import { splitLines } from "../../src/stages/clean/lines.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"

const statistics = parseStatistics(readFileSync(join(import.meta.dirname, "../../models/clean/statistics.bin")))
const margins: Array<number> = []
const right: Array<boolean> = []
for (const row of readFileSync(process.argv[2]!, "utf8").split("\n")) {
  if (row === "") continue
  const page = JSON.parse(row) as { raw: string; lines: ReadonlyArray<readonly [label: string, clean: string]> }
  const all = splitLines(page.raw)
  const furniture = findFurniture(all, (a, b) => readsOnAcross(statistics.language, all[a]!.text, all[b]!.text))
  const answers = page.lines.filter((_, i) => furniture[i] === 0).map(([label]) => label)
  const lines = all.filter((_, i) => furniture[i] === 0)
  const { joinMargin } = decideRoles(lines, statistics)
  for (let i = 1; i < lines.length; i++) {
    if (answers[i] === "F" || answers[i - 1] === "F") continue
    margins.push(Math.abs(joinMargin[i]!))
    right.push(joinMargin[i]! > 0 === (answers[i] === "C"))
  }
}

/** Logistic regression of `right` on the margin, by Newton's method. */
const fit = (): readonly [slope: number, offset: number] => {
  let [a, b] = [0.5, 0]
  for (let step = 0; step < 50; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    margins.forEach((m, i) => {
      const p = 1 / (1 + Math.exp(-(a * m + b)))
      const error = (right[i] ? 1 : 0) - p
      const weight = p * (1 - p)
      ga += error * m
      gb += error
      haa += weight * m * m
      hab += weight * m
      hbb += weight
    })
    const det = haa * hbb - hab * hab
    a += (hbb * ga - hab * gb) / det
    b += (haa * gb - hab * ga) / det
  }
  return [a, b]
}
const [slope, offset] = fit()
console.log(
  `${margins.length} breaks, ${right.filter((x) => !x).length} wrong; slope ${slope.toFixed(3)}, offset ${offset.toFixed(3)}`
)
console.log("claimed        breaks    mean claim   right")
const edges = [0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0001]
for (let e = 1; e < edges.length; e++) {
  const own = margins
    .map((m, i) => ({ c: confidenceOf(m), ok: right[i]! }))
    .filter(({ c }) => c >= edges[e - 1]! && c < edges[e]!)
  if (own.length === 0) continue
  const mean = own.reduce((sum, x) => sum + x.c, 0) / own.length
  const share = own.filter((x) => x.ok).length / own.length
  console.log(
    `${edges[e - 1]!.toFixed(3)}–${Math.min(1, edges[e]!).toFixed(3)} ${String(own.length).padStart(9)} ${mean.toFixed(4).padStart(12)} ${share.toFixed(4).padStart(9)}`
  )
}
