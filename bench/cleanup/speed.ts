/**
 * Speed of cleaning on one core, from 10 kB to 10 MB of raw text: `node bench/cleanup/speed.ts`. Processor time is
 * printed beside, for a machine that does other things too; it counts the collector's threads. The bulletin in
 * data/raw (or ../shared, where there) is repeated to the length wanted.
 */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { cleanText } from "../../src/stages/clean/clean-text.ts"
import { statistics } from "./cleaning.ts"

const root = join(import.meta.dirname, "../..")
const seed = join(root, "../shared/data/bulletins/seed.txt")
const bulletin = existsSync(seed)
  ? readFileSync(seed, "utf8")
  : "这是一行用来测量速度的文字，长短和报纸的栏宽\n\n差不多。\n\n".repeat(200)
const bytes = Buffer.byteLength(bulletin)

for (let warm = 0; warm < 5; warm++) cleanText(bulletin, statistics)
for (const size of [10_000, 100_000, 1_000_000, 10_000_000]) {
  const text =
    size < bytes
      ? bulletin.slice(0, Math.round((bulletin.length * size) / bytes))
      : bulletin.repeat(Math.round(size / bytes))
  const length = Buffer.byteLength(text)
  const times = Math.max(1, Math.min(50, Math.round(2_000_000 / length)))
  const start = performance.now()
  const used = process.cpuUsage()
  for (let i = 0; i < times; i++) cleanText(text, statistics)
  const megabytes = (length * times) / 1e6
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(used)
  const perCpuSecond = megabytes / ((user + system) / 1e6)
  console.log(
    `${(length / 1000).toFixed(0).padStart(6)} kB  ${(megabytes / seconds).toFixed(2)} MB/s, ${perCpuSecond.toFixed(2)} MB in a second of processor time`
  )
}
