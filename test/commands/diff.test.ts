import * as fs from "node:fs"
import * as path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DiffReport } from "../../src/diff/report.ts"
import { writtenPair } from "../diff/planted/compared.ts"
import { plantedPair } from "../diff/planted/pair.ts"
import { jianbao, startJianbao } from "./jianbao.ts"

const { directory, a, b, remove } = writtenPair(plantedPair(21, { documents: 4, changes: 14 }))
afterAll(remove)

const out = path.join(directory, "out")
const ids = ["20260101T000000Z-000001", "20260102T000000Z-000002"] as const

/** The two runs as an output directory holds them, too. */
beforeAll(() => {
  fs.mkdirSync(path.join(out, "runs"), { recursive: true })
  fs.symlinkSync(a, path.join(out, "runs", ids[0]))
  fs.symlinkSync(b, path.join(out, "runs", ids[1]))
})

const diff = (...args: ReadonlyArray<string>) => jianbao("diff", ...args)
const json = (...args: ReadonlyArray<string>) => JSON.parse(diff(...args, "--json").stdout) as DiffReport

describe("jianbao diff", () => {
  it("exits with 0 for a run and itself, with 1 for two that differ, by path and by name", () => {
    const same = diff(a, a)
    expect(same).toMatchObject({ status: 0, stderr: "" })
    expect(same.stdout).toContain("no difference")
    const different = diff("--out", out)
    expect(different.status).toBe(1)
    expect(different.stdout).toMatch(/^entities +\d+ entity changes?: /m)
    expect(different.stdout).toBe(diff("latest~1", "20260102", "--out", out).stdout)
    expect(different.stdout).toBe(diff(a, b).stdout)
  })

  it("writes all of its output before it ends, however slowly a pipe is read", async () => {
    const { child, ended } = startJianbao("diff", a, b, "--json")
    await new Promise((resolve) => setTimeout(resolve, 300))
    let text = ""
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      text += chunk as string
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await ended).status).toBe(1)
    expect((JSON.parse(text) as DiffReport).changes_total).toBeGreaterThan(0)
  })

  it("exits with 2 when a run is not there or a gate is none, and says what there is", () => {
    const none = diff("2027", "latest", "--out", out)
    expect(none.status).toBe(2)
    expect(none.stderr).toContain(ids[1])
    const noRun = diff(directory, b)
    expect(noRun).toMatchObject({ status: 2, stderr: `jianbao: ${directory} is no run: it has no manifest.json\n` })
    expect(diff(a, b, "--limit", "-1").status).toBe(2)
    const gate = diff(a, b, "--fail-on", "entities.remove > 1")
    expect(gate.status).toBe(2)
    expect(gate.stderr).toContain("nearest: entities.removed")
  })

  it("is ruled by its gates where it has some", () => {
    const { layers } = json(a, b)
    const { changes } = layers.find(({ layer }) => layer === "entities")!
    expect(diff(a, b, "--fail-on", `entities > ${changes}`).status).toBe(0)
    const failed = diff(a, b, "--fail-on", "entities > 1000", "--fail-on", `entities >= ${changes}`)
    expect(failed.status).toBe(1)
    expect(failed.stdout).toContain(`gate failed: entities >= ${changes} (it is ${changes})`)
    expect(failed.stdout).toContain("gate passed: entities > 1000")
  })

  it("leaves accepted changes out", () => {
    const file = path.join(directory, "accepted.json")
    const total = json(a, b).changes_total
    const accepted = diff(a, b, "--accept", file)
    expect(accepted.status).toBe(0)
    expect(accepted.stderr).toContain(`${file} has ${total} accepted changes`)
    const again = diff(a, b, "--baseline", file)
    expect(again.status).toBe(0)
    expect(again.stdout).toContain("accepted changes not counted")
    expect(json(a, b, "--baseline", file)).toMatchObject({ equal: true, accepted: total })
    expect(diff(a, b, "--baseline", path.join(directory, "none.json")).status).toBe(2)
  })

  it("lists changes of a layer or a cause side by side, and writes the page, Markdown and tables", () => {
    const listing = diff(a, b, "--layer", "entities", "--limit", "2")
    expect(listing.stdout).toContain(" │ ")
    expect(listing.stdout).toMatch(/\[-.+-\]|\{\+.+\+\}/)
    const own = json(a, b, "--cause", "recogniser").changes
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ cause }) => cause === "recogniser")).toBe(true)
    const [page, tables] = [path.join(directory, "diff.html"), path.join(directory, "tables")]
    const markdown = diff(a, b, "--md", "--html", page, "--arrow", tables)
    expect(markdown.stdout).toContain("| layer | rows | changes |")
    expect(fs.readFileSync(page, "utf8")).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/)
    expect(fs.readdirSync(tables).toSorted()).toEqual(["changes.arrow", "name_rollup.arrow"])
  })
})
