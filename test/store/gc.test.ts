import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { diskUse, findGarbage, removeRuns } from "../../src/store/gc.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { pin, unpin } from "../../src/store/pins.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-gc-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const RUNS = [1, 2, 3, 4].map((day) => `2026010${day}T000000Z-00000${day}`)
let output: OutputDirectory
beforeEach(() => {
  output = new OutputDirectory(fs.mkdtempSync(path.join(directory, "out-")))
  for (const run of RUNS) {
    fs.mkdirSync(output.run(run), { recursive: true })
    fs.writeFileSync(path.join(output.run(run), "manifest.json"), "x".repeat(10))
    fs.writeFileSync(path.join(output.run(run), "tokens.arrow"), "x".repeat(1000))
  }
})

const SOUND = RUNS.map((id) => ({ id, problem: null as string | null }))

/** Lets a run have the tokens of another, as a run does in which they did not change. */
const link = (from: string, to: string) => {
  fs.rmSync(path.join(output.run(to), "tokens.arrow"))
  fs.linkSync(path.join(output.run(from), "tokens.arrow"), path.join(output.run(to), "tokens.arrow"))
}

describe("the collection of old runs", () => {
  it("keeps the newest and the pinned, and counts what it frees", async () => {
    await Effect.runPromise(pin(output, RUNS[0]!))
    expect(findGarbage(output, SOUND, 2)).toEqual({
      runs: [RUNS[1]],
      kept: [RUNS[0], RUNS[2], RUNS[3]],
      broken: [],
      freed: 1010
    })
    await Effect.runPromise(unpin(output, RUNS[0]!))
    expect(findGarbage(output, SOUND, 2).runs).toEqual([RUNS[0], RUNS[1]])
    expect(findGarbage(output, SOUND, 9)).toMatchObject({ runs: [], freed: 0 })
  })

  it("keeps as many sound runs as it is told, however many broken ones are younger", () => {
    const broken = (...which: ReadonlyArray<number>) =>
      RUNS.map((id, i) => ({ id, problem: which.includes(i) ? "manifest.json is missing" : null }))
    expect(findGarbage(output, broken(3), 1)).toMatchObject({
      runs: [RUNS[0], RUNS[1]],
      kept: [RUNS[2], RUNS[3]],
      broken: [{ id: RUNS[3], problem: "manifest.json is missing" }]
    })
    expect(findGarbage(output, broken(1), 1)).toMatchObject({ runs: [RUNS[0], RUNS[1], RUNS[2]], broken: [] })
    expect(findGarbage(output, broken(0, 1, 2, 3), 1)).toMatchObject({ runs: [], kept: RUNS })
  })

  it("frees nothing of a table that a run which stays holds too", () => {
    link(RUNS[0]!, RUNS[3]!)
    expect(findGarbage(output, SOUND, 1).freed).toBe(3 * 10 + 2 * 1000)
    expect(diskUse(output, RUNS)).toBe(4 * 10 + 3 * 1000)
  })

  it("leaves the other runs whole, and the pointer at the newest even if a killed run had not moved it", async () => {
    link(RUNS[0]!, RUNS[3]!)
    fs.symlinkSync(path.join("runs", RUNS[0]!), output.latest)
    await Effect.runPromise(removeRuns(output, findGarbage(output, SOUND, 1).runs))
    expect(fs.readdirSync(output.runs)).toEqual([RUNS[3]])
    expect(fs.readFileSync(path.join(output.latest, "tokens.arrow"), "utf8")).toBe("x".repeat(1000))
  })
})
