/** Characters per second of each stage and of the whole, for one worker and for two, side by side, with spread. */
import * as path from "node:path"
import type { Manifest } from "../../src/store/manifest.ts"
import { makeCorpus } from "./corpus.ts"
import { describeMachine, jianbaoRun, temporaryDirectory } from "./jianbao.ts"

const BULLETINS = Number(process.argv[2] ?? 64)
const ROUNDS = 3

const directory = temporaryDirectory("throughput")
const input = path.join(directory, "input")
makeCorpus(input, BULLETINS)

const figures = new Map<string, Array<number>>()
const note = (name: string, value: number) => figures.set(name, [...(figures.get(name) ?? []), value])
const sum = (timings: Manifest["timeline"], of: "characters" | "milliseconds") =>
  timings.reduce((total, timing) => total + timing[of], 0)

for (let round = 0; round < ROUNDS; round++) {
  for (const workers of [1, 2]) {
    const { manifest, seconds } = jianbaoRun([
      input,
      "--out",
      path.join(directory, `out-${round}-${workers}`),
      "--workers",
      String(workers)
    ])
    const inRun = (Date.parse(manifest.finished) - Date.parse(manifest.started)) / 1000
    const stages = Object.groupBy(manifest.timeline, (timing) => timing.stage)
    const characters = sum(stages.clean ?? [], "characters")
    for (const [stage, timings] of Object.entries(stages)) {
      note(`${stage}, ${workers} worker(s)`, (1000 * sum(timings, "characters")) / sum(timings, "milliseconds"))
    }
    note(`whole run, ${workers} worker(s)`, characters / inRun)
    note(`whole process, ${workers} worker(s)`, characters / seconds)
  }
}

console.log(
  `${describeMachine()}\n${BULLETINS} bulletins, ${ROUNDS} rounds: characters per second, median (least–most)`
)
console.log(
  "A stage's figure is for one worker's time in it; the whole includes loading the models and writing the tables.\n"
)
for (const [name, values] of figures) {
  const sorted = values.toSorted((a, b) => a - b)
  const whole = (value: number | undefined) => Math.round(value ?? Number.NaN).toLocaleString("en")
  console.log(
    `${name.padEnd(28)} ${whole(sorted[sorted.length >> 1]).padStart(10)}  (${whole(sorted[0])}–${whole(sorted.at(-1))})`
  )
}
