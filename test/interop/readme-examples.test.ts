import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { python, ROOT } from "./readers.ts"

const readme = fs.readFileSync(path.join(ROOT, "README.md"), "utf8")

/** The code of the README's first block of a language. */
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)![1]!

const run = (command: string, ...args: ReadonlyArray<string>) =>
  execFileSync(command, args, { cwd: ROOT, encoding: "utf8" })

describe("the examples of the README", () => {
  // As the README says: the examples read what `npm start` wrote.
  beforeAll(() => run(process.execPath, path.join(ROOT, "bin/jianbao.js"), "run", "data/raw"))

  it("runs in Python", () => {
    const output = run(python, "-c", block("python"))
    expect(output).toContain("LOC")
    expect(output).toMatch(/ ← '/)
  })

  it("runs in TypeScript", () => {
    const output = run(process.execPath, "--input-type=module-typescript", "--eval", block("ts"))
    expect(output.trim().split("\n")).toHaveLength(5)
    expect(output).toMatch(/^(PER|LOC|ORG) \S+ ← "/)
  })
})
