import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import type { Manifest } from "../../src/store/manifest.ts"
import type { StageName } from "../../src/domain/issue.ts"
import { TABLE_NAMES, tableFile, type TableName } from "../../src/tables/tables.ts"
import { verifyRun } from "../../src/verify/verify-run.ts"
import { ROOT } from "../run/corpus.ts"

/** What a command came to. */
export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

export interface How {
  /** The program's directory, when it is not this one. */
  readonly root?: string
  /** A module that the process loads first. */
  readonly preload?: string
  readonly env?: Readonly<Record<string, string>>
  /** Run as nobody: permissions do not bind root. */
  readonly asNobody?: boolean
}

const LONGEST = 600_000

/** Runs the program as a process of its own, and waits. */
export const jianbao = (args: ReadonlyArray<string>, how: How = {}): Ended => {
  const { command, options } = invocation(args, how)
  const started = performance.now()
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, command, {
    ...options,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    timeout: LONGEST
  })
  return { stdout, stderr, status, signal, seconds: (performance.now() - started) / 1000 }
}

/** `jianbao run` that must end well. */
export const run = (args: ReadonlyArray<string>, how: How = {}): { manifest: Manifest; seconds: number } => {
  const { stdout, stderr, status, seconds } = jianbao(["run", ...args, "--json"], how)
  if (status !== 0) throw new Error(`jianbao run ${args.join(" ")} ended with ${status}:\n${stderr}`)
  return { manifest: JSON.parse(stdout) as Manifest, seconds }
}

/** Starts the program; the caller may kill it. */
export const start = (args: ReadonlyArray<string>, how: How = {}) => {
  const { command, options } = invocation(args, how)
  const child = spawn(process.execPath, command, { ...options, stdio: ["ignore", "pipe", "pipe"] })
  const text = { stdout: "", stderr: "" }
  child.stdout.on("data", (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on("data", (chunk: Buffer) => (text.stderr += chunk.toString()))
  const started = performance.now()
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (status, signal) =>
      resolve({ ...text, status, signal, seconds: (performance.now() - started) / 1000 })
    )
  )
  return { child, ended }
}

const invocation = (args: ReadonlyArray<string>, { root = ROOT, preload, env, asNobody = false }: How) => ({
  command: [...(preload === undefined ? [] : ["--import", preload]), path.join(root, "bin/jianbao.js"), ...args],
  options: {
    env: { ...process.env, ...env },
    ...(asNobody && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {})
  }
})

/** Seconds that the program takes to start and say its version, the median of five. */
export const startUp = (): number => {
  const all = Array.from({ length: 5 }, () => jianbao(["--version"]).seconds)
  return all.toSorted((a, b) => a - b)[2]!
}

/** The digest of each table as its file is now, whatever the manifest says. */
export const digests = (runDirectory: string): string =>
  TABLE_NAMES.map((name) => {
    const bytes = fs.readFileSync(tableFile(runDirectory, name))
    return `${name} ${createHash("sha256").update(bytes).digest("hex")}`
  }).join("\n")

export const latest = (out: string): string => fs.realpathSync(path.join(out, "latest"))

/** What `jianbao verify` finds wrong with a run; nothing when all is as promised. */
export const violations = async (runDirectory: string): Promise<ReadonlyArray<string>> => {
  const verification = Effect.runPromise(verifyRun(runDirectory))
  return verification.then(
    (found) => found.violations.map(({ table, message }) => `${table}: ${message}`),
    (error: unknown) => [String(error)]
  )
}

/** Documents that a run computed in a stage. */
export const computed = ({ timeline }: Manifest, stage: StageName): number =>
  timeline.reduce((sum, timing) => sum + (timing.stage === stage ? timing.computed : 0), 0)

/** Sentences that a run looked at in a stage. */
export const sentencesIn = ({ timeline }: Manifest, stage: StageName): number =>
  timeline.reduce((sum, timing) => sum + (timing.stage === stage ? timing.sentences : 0), 0)

/** Whether two runs hold a table as one file on the disk. */
export const isLinked = (a: string, b: string, table: TableName): boolean =>
  fs.statSync(tableFile(a, table)).ino === fs.statSync(tableFile(b, table)).ino
