/**
 * How far the vectors of other processors are from those of this one. The product itself runs on an emulated processor
 * (qemu-x86_64, user mode) that has no newer instructions than its generation, so the runtime takes the kernels that it
 * takes there. Some sentences only: a second each.
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import * as path from "node:path"
import { cosine } from "../../src/models/sentences/unit-vector.ts"
import { temporaryDirectory } from "../run/jianbao.ts"
import { instructionSet } from "./instruction-set.ts"
import { pageSentences } from "./page-sentences.ts"

const EMULATOR = "qemu-x86_64"

/** Processors by qemu's names, and what they have. */
const PROCESSORS = { Haswell: "AVX2, no VNNI", Nehalem: "SSE4.2, no AVX" }

/** Every so many sentences of the page. */
const STEP = 6
const AIM = 0.01

if (spawnSync(EMULATOR, ["--version"]).status !== 0) {
  console.log(`not measured: ${EMULATOR} is not installed (qemu-user)`)
  process.exit(0)
}

const { sentences: all } = await pageSentences()
const sentences = all.filter((_, i) => i % STEP === 0)
const directory = temporaryDirectory("instruction-sets")
const sentencesFile = path.join(directory, "sentences.json")
writeFileSync(sentencesFile, JSON.stringify(sentences))

/** Vectors of the sentences by a process that is started with these words before it. */
const vectorsBy = (
  name: string,
  ...before: ReadonlyArray<string>
): ReadonlyArray<ReadonlyArray<number>> | undefined => {
  const file = path.join(directory, `${name}.json`)
  const script = path.join(import.meta.dirname, "vectors-of.ts")
  const [program, ...args] = [...before, process.execPath, script, sentencesFile, file]
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 600_000 })
  if (status === 0) return JSON.parse(readFileSync(file, "utf8")) as ReadonlyArray<ReadonlyArray<number>>
  console.error(`${name}: ended with ${status}: ${stderr.split("\n").findLast((line) => line.trim() !== "")}`)
  return undefined
}

const here = vectorsBy("here")!
console.log(`cosine distance of ${sentences.length} vectors to those of this processor (${instructionSet()})`)
for (const [processor, has] of Object.entries(PROCESSORS)) {
  const there = vectorsBy(processor, EMULATOR, "-cpu", processor)
  if (there === undefined) {
    process.exitCode = 1
    continue
  }
  const distances = there.map((vector, i) => Math.max(0, 1 - cosine(vector, here[i]!)))
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  const same = there.filter((vector, i) => vector.every((value, k) => value === here[i]![k])).length
  console.log(
    `  ${`${processor} (${has})`.padEnd(28)} mean ${mean.toExponential(1)}   most ${Math.max(...distances).toExponential(1)} (aim ${AIM})   same bits ${same}`
  )
}
