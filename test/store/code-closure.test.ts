import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { codeClosure } from "../../src/store/code-closure.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-closure-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const put = (name: string, code: string) => fs.writeFileSync(path.join(directory, name), code)
const closure = () => codeClosure(path.join(directory, "entry.ts"), directory)

beforeEach(() => {
  put(
    "entry.ts",
    `import { double } from "./double.ts"\nimport type { Only } from "./types.ts"\nexport const four: Only = double(2)\n`
  )
  put(
    "double.ts",
    `import * as os from "node:os"\n/** Twice. */\nexport const double = (x: number): number => x * 2\nexport { os }\n`
  )
  put("types.ts", `export type Only = number\n`)
  put("other.ts", `export const other = 1\n`)
})

describe("the closure of a stage's code", () => {
  it("holds the modules that run, not those that only give types", () => {
    expect(Object.keys(closure().modules)).toEqual(["double.ts", "entry.ts"])
  })

  it("does not change with comments, layout or types", () => {
    const before = closure()
    put(
      "double.ts",
      `import * as os from "node:os"\n// quite another comment\nexport const double = (\n  x: 1 | 2\n) => x * 2\nexport { os }`
    )
    put("types.ts", `export type Only = 1 | 4\n`)
    put("other.ts", `export const other = 2\n`)
    expect(closure()).toEqual(before)
  })

  it("changes with what a helper does, in that module only", () => {
    const before = closure()
    put(
      "double.ts",
      `import * as os from "node:os"\nexport const double = (x: number): number => x * 3\nexport { os }\n`
    )
    const after = closure()
    expect(after.modules["double.ts"]).not.toBe(before.modules["double.ts"])
    expect(after.modules["entry.ts"]).toBe(before.modules["entry.ts"])
  })

  it("names the packages of the project's stages with their versions", () => {
    const root = path.resolve(import.meta.dirname, "../../src")
    const { packages, modules } = codeClosure(path.join(root, "stages/segment/tagger.ts"), root)
    expect(Object.keys(packages)).toEqual(expect.arrayContaining(["effect", "nodejieba"]))
    expect(packages["nodejieba"]).toMatch(/^\d+\.\d+\.\d+/)
    expect(Object.keys(modules)).toContain("stages/segment/tagger.ts")
  })

  it("holds what is imported only when it is needed", () => {
    put("late.ts", `export const late = 1\n`)
    put("entry.ts", `export const two = async () => (await import("./late.ts")).late + 1\n`)
    expect(Object.keys(closure().modules)).toEqual(["entry.ts", "late.ts"])
  })

  it("goes down to the engine below a library", () => {
    const root = path.resolve(import.meta.dirname, "../../src")
    const { packages } = codeClosure(path.join(root, "models/sentences/sentence-encoder.ts"), root)
    expect(packages["onnxruntime-node"]).toMatch(/^\d+\.\d+\.\d+/)
  })
})
