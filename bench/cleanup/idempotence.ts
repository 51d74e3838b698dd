/**
 * Whether cleaning leaves alone what it has cleaned: each noised page is cleaned, then its clean text. What changes the
 * second time is printed. `node bench/cleanup/idempotence.ts [--fast] [--pages N] [--noised FILE]` (noised-sample.ts).
 */
import { CodePoints } from "../../src/domain/code-points.ts"
import { cleaningIn } from "./cleaning.ts"
import { noisedSample } from "./noised-sample.ts"

/** Code points shown on either side of an edit. */
const AROUND = 15

const { mode, pages: sample } = noisedSample()
const cleaning = cleaningIn(mode)
const counts = new Map<string, number>()
const shown: Array<string> = []
let pages = 0
let changed = 0
for await (const { raw } of sample) {
  const once = (await cleaning.clean(raw)).cleanText
  const { edits } = await cleaning.clean(once)
  const points = new CodePoints(once)
  for (const { rule, raw_start, raw_end, raw_text } of edits) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
    const before = points.slice(Math.max(0, raw_start - AROUND), raw_start)
    const behind = points.slice(raw_end, Math.min(points.length, raw_end + AROUND))
    const [a, b, c] = [before, raw_text, behind].map((text) => JSON.stringify(text))
    shown.push(`  page ${pages} ${rule}: ${a} ${b} ${c}`)
  }
  if (edits.length > 0) changed++
  pages++
}
await cleaning.dispose()
const rules = [...counts].map(([rule, count]) => `${count} ${rule}`)
console.log(`cleaned again, ${changed} of ${pages} pages change${rules.length === 0 ? "" : `: ${rules.join(", ")}`}`)
for (const line of shown) console.log(line)
