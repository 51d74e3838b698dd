/**
 * Characters per second of each stage and of the whole, for one worker and for two, side by side, with spread.
 *
 *     npm run bench throughput [BULLETINS]
 */
import { loadavg } from "node:os"
import * as path from "node:path"
import type { Manifest } from "../../src/store/manifest.ts"
import { makeDistinctCorpus } from "./corpus.ts"
import { describeMachine, jianbaoRun, temporaryDirectory } from "./jianbao.ts"

const BULLETINS = Number(process.argv[2] ?? 128)
const ROUNDS = 3
const WORKERS = [1, 2] as const

const directory = temporaryDirectory("throughput")
const input = path.join(directory, "input")
makeDistinctCorpus(input, BULLETINS)

type Timeline = Manifest["timeline"]
const figures = new Map<string, Array<number>>()
const note = (name: string, value: number) => figures.set(name, [...(figures.get(name) ?? []), value])
const sum = (timings: Timeline, of: "characters" | "milliseconds" | "sentences") =>
  timings.reduce((total, timing) => total + timing[of], 0)

/** Seconds from the moment when the first part is begun, all models loaded, to the end of the last one. */
const secondsOfParts = (timeline: Timeline): number => {
  const parts = Object.values(Object.groupBy(timeline, ({ part }) => part)) as ReadonlyArray<Timeline>
  const ends = parts.map((timings) => timings[0]!.started + sum(timings, "milliseconds"))
  return (Math.max(...ends) - Math.min(...timeline.map(({ started }) => started))) / 1000
}

const name = (what: string, workers: number): string => `${what}, ${workers} worker${workers === 1 ? "" : "s"}`

const load = loadavg()[0]!
let sentences = 0
for (let round = 0; round < ROUNDS; round++) {
  for (const workers of WORKERS) {
    const out = path.join(directory, `out-${round}-${workers}`)
    const { manifest, seconds, peakMemory } = jianbaoRun([input, "--out", out, "--workers", String(workers)])
    const stages = Object.groupBy(manifest.timeline, (timing) => timing.stage)
    const characters = sum(stages.clean ?? [], "characters")
    sentences = sum(stages.embed ?? [], "sentences")
    for (const [stage, timings] of Object.entries(stages)) {
      note(name(stage, workers), (1000 * sum(timings, "characters")) / sum(timings, "milliseconds"))
    }
    note(name("all parts", workers), characters / secondsOfParts(manifest.timeline))
    const inRun = (Date.parse(manifest.finished) - Date.parse(manifest.started)) / 1000
    note(name("whole run", workers), characters / inRun)
    note(name("whole process", workers), characters / seconds)
    note(name("peak memory", workers), peakMemory)
  }
}
for (const what of ["all parts", "whole run"]) {
  const [one, two] = WORKERS.map((workers) => figures.get(name(what, workers))!)
  for (const [round, value] of two!.entries()) note(`${what}, two against one`, value / one![round]!)
}

console.log(
  `${describeMachine()} · load ${load.toFixed(1)}\n${BULLETINS} bulletins, ${sentences} sentences, ${ROUNDS} rounds: characters per second, median (least–most)`
)
console.log(
  "A stage's figure is for one worker's time in it; all parts: from the first one's beginning to the last one's end;\nthe whole includes loading the models and writing the tables. Memory in MiB.\n"
)
for (const [what, values] of figures) {
  const sorted = values.toSorted((a, b) => a - b)
  const digits = what.endsWith("against one") ? 2 : 0
  const text = (value = Number.NaN) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })
  console.log(
    `${what.padEnd(28)} ${text(sorted[sorted.length >> 1]).padStart(10)}  (${text(sorted[0])}–${text(sorted.at(-1))})`
  )
}
