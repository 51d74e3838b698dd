import { spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { onTestFinished } from "vitest"

export const ROOT = path.resolve(import.meta.dirname, "..", "..")
const BIN = path.join(ROOT, "bin", "jianbao.js")

/** Runs the program as a user would, and waits. */
export const jianbao = (...args: ReadonlyArray<string>) => jianbaoIn(process.env, ...args)

/** The same in another environment. */
export const jianbaoIn = (env: NodeJS.ProcessEnv, ...args: ReadonlyArray<string>) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8", cwd: ROOT, env })
  return { stdout, stderr, status }
}

/** Starts the program; the caller may signal it. */
export const startJianbao = (...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] })
  let stderr = ""
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<{ readonly status: number | null; readonly stderr: string }>((resolve) =>
    child.on("close", (status) => resolve({ status, stderr }))
  )
  return { child, ended }
}

/** A directory that goes when the test ends. */
export const temporaryDirectory = (): string => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-test-"))
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Writes bulletins of two articles each, all different, and returns their directory. */
export const bulletins = (directory: string, count: number): string => {
  const input = path.join(directory, "input")
  fs.mkdirSync(input, { recursive: true })
  for (let i = 0; i < count; i++)
    fs.writeFileSync(path.join(input, `bulletin-${String(i).padStart(2, "0")}.txt`), bulletin(i))
  return input
}

/** A bulletin wrapped at 14 em, a blank line between the lines, a space before a number. */
export const bulletin = (i: number): string =>
  `青石镇第${i}号渡口恢复通航

本报记者 林望舒

经过 ${i + 20}天的抢修，青石镇第${i}

号渡口昨日恢复通航。首班渡船载着

${i + 31}名乘客驶向对岸。镇长何秋声说，汛

期之前还要加固两处码头。
`

/** The bytes of all tables of the latest run. */
export const tableBytes = (out: string): Readonly<Record<string, Buffer>> => {
  const run = path.join(out, "latest")
  const files = fs.readdirSync(run).filter((file) => file.endsWith(".arrow"))
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(run, file))]))
}
