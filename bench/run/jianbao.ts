import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import type { Manifest } from "../../src/store/manifest.ts"
import { ROOT } from "./corpus.ts"

/** What a run of the program, as a process of its own, came to. */
export interface RunResult {
  readonly manifest: Manifest
  readonly seconds: number
  /** Peak resident memory of the process, MiB. */
  readonly peakMemory: number
  readonly exitCode: number
  readonly stderr: string
}

const PEAK = /PEAK_KIB (\d+)/

/** Runs `jianbao run` and reads its manifest, time and peak memory. */
export const jianbaoRun = (args: ReadonlyArray<string>): RunResult => {
  const started = process.hrtime.bigint()
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      "--import",
      path.join(ROOT, "bench/run/report-peak-memory.ts"),
      path.join(ROOT, "bin/jianbao.js"),
      "run",
      ...args,
      "--json"
    ],
    { encoding: "utf8", maxBuffer: 1 << 30 }
  )
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (status !== 0 && status !== 3) throw new Error(`jianbao run ${args.join(" ")} ended with ${status}:\n${stderr}`)
  return {
    manifest: JSON.parse(stdout) as Manifest,
    seconds,
    peakMemory: Number(PEAK.exec(stderr)?.[1] ?? Number.NaN) / 1024,
    exitCode: status,
    stderr: stderr.replace(PEAK, "")
  }
}

/** A temporary directory that goes when the process ends. */
export const temporaryDirectory = (name: string): string => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), `jianbao-${name}-`))
  process.on("exit", () => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** One line that says where the figures come from. */
export const describeMachine = (): string =>
  `${new Date().toISOString().slice(0, 10)} · ${os.cpus()[0]?.model.trim()} · ${os.availableParallelism()} cores · Node ${process.version}`
