/**
 * Reliability of the confidence of line breaks on noised pages, `[--fast] [--pages N] [--noised FILE]`
 * (noised-sample.ts). Prints the logistic function of the margin that fits best (for confidence.ts) and how often breaks
 * of a confidence are right.
 */
import { confidenceOf } from "../../src/stages/clean/roles/confidence.ts"
import { cleaningIn } from "./cleaning.ts"
import { noisedSample } from "./noised-sample.ts"

const { mode, pages } = noisedSample()
const cleaning = cleaningIn(mode)
/** Of every break between two lines of text: the margin in nats, and whether it was decided rightly. */
const margins: Array<number> = []
const right: Array<boolean> = []
for await (const { raw, lines } of pages) {
  const { page, roles } = await cleaning.decide(raw)
  const labels = lines.map(([label]) => label).filter((_, i) => page.furniture[i] === 0)
  for (let i = 1; i < labels.length; i++) {
    if (labels[i] === "F" || labels[i - 1] === "F") continue
    const margin = roles.joinMargin[i]!
    margins.push(Math.abs(margin))
    right.push(margin > 0 === (labels[i] === "C"))
  }
}
await cleaning.dispose()

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
