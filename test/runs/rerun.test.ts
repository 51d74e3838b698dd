import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import type { StageName } from "../../src/domain/issue.ts"
import { sampleRerun } from "../../src/runs/sample-rerun.ts"
import type { Manifest } from "../../src/store/manifest.ts"
import { TABLE_NAMES, tableFile } from "../../src/tables/tables.ts"
import { verifyRun } from "../../src/verify/verify-run.ts"
import { inProcess, rerun, rerunOptions, run, SMALL_PARTS, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

/** Four bulletins and a run over them; the input directory is gone then, so that nobody can read it. */
const archiveWithoutInput = async () => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  const out = path.join(directory, "out")
  fs.mkdirSync(path.join(input, "c"), { recursive: true })
  for (const [i, name] of ["a", "b", "c/a", "empty"].entries())
    fs.writeFileSync(path.join(input, `${name}.txt`), name === "empty" ? "" : smallBulletin(i, [i, i + 1]))
  const first = await run(input, out)
  fs.renameSync(input, path.join(directory, "away"))
  return { input, out, first, bringBack: () => fs.renameSync(path.join(directory, "away"), input) }
}

const computed = ({ timeline }: Manifest, stage: StageName): number =>
  timeline.reduce((sum, timing) => sum + (timing.stage === stage ? timing.computed : 0), 0)

const linked = (out: string, a: Manifest, b: Manifest): ReadonlyArray<string> =>
  TABLE_NAMES.filter((name) => {
    const inode = ({ run }: Manifest) => fs.statSync(tableFile(path.join(out, "runs", run), name)).ino
    return inode(a) === inode(b)
  })

const verified = (out: string, { run }: Manifest) => Effect.runPromise(verifyRun(path.join(out, "runs", run)))

/** Thresholds that change the issues of cleaning, and nothing else. */
const OTHER_ISSUES = { ...SMALL_PARTS, clean: { ...SMALL_PARTS.clean, reviewBelow: 0.999 } }

describe("a rerun", () => {
  it("reads no bulletin, runs the one stage, and links the tables of the others", async () => {
    const { out, first } = await archiveWithoutInput()
    const again = await rerun(out, { stage: "entities", only: true })
    expect(again).toMatchObject({ parent: first.run, stale: [], mixed: [], reuse: { computed: 3, kept: 1 } })
    expect(["clean", "segment", "entities", "embed"].map((stage) => computed(again, stage as StageName))).toEqual([
      0, 0, 3, 0
    ])
    expect(linked(out, first, again)).toEqual(["articles", "paragraphs", "edits", "sentences", "tokens", "embeddings"])
    expect(tablesOf(out, again)).toEqual(tablesOf(out, first))
    expect((await verified(out, again)).violations).toEqual([])
  })

  it("stops where the rows come out as they were: the stages behind are not run", async () => {
    const { out } = await archiveWithoutInput()
    const again = await rerun(out, { stage: "clean" })
    expect(["clean", "segment", "entities", "embed"].map((stage) => computed(again, stage as StageName))).toEqual([
      3, 0, 0, 0
    ])
    expect((await verified(out, again)).violations).toEqual([])
  })

  it("--only marks the stages behind as stale when its rows changed; verify says so, and a rerun of those mends it", async () => {
    const { out } = await archiveWithoutInput()
    const tag = (text: string) => [...text].map((word) => ({ word, tag: "n" }))
    const cut = await rerun(out, { stage: "segment", only: true, tag })
    expect(cut.stale).toEqual(["entities"])
    expect(await verified(out, cut)).toMatchObject({ stale: ["entities"], violations: [] })
    const mended = await rerun(out, { stage: "entities", only: true })
    expect(mended.stale).toEqual([])
    expect(await verified(out, mended)).toMatchObject({ stale: [], violations: [] })

    const split = await rerun(out, { stage: "clean", only: true, configuration: OTHER_ISSUES })
    expect(split.stale).toEqual([])
  })

  it("of some documents marks the stage as mixed, and the next run makes it one again", async () => {
    const { input, out, bringBack } = await archiveWithoutInput()
    const some = await rerun(out, { stage: "clean", where: (id) => id.startsWith("c/"), configuration: OTHER_ISSUES })
    expect(some).toMatchObject({ mixed: ["clean", "segment", "entities", "embed"], reuse: { computed: 1, kept: 3 } })
    const fewer = some.outputs["issues"]!.rows
    bringBack()
    const whole = await run(input, out, { configuration: OTHER_ISSUES })
    expect(whole.mixed).toEqual([])
    expect(whole.outputs["issues"]!.rows).toBeGreaterThan(fewer)
    const fresh = await run(input, `${out}-fresh`, { configuration: OTHER_ISSUES })
    expect(tablesOf(out, whole)).toEqual(tablesOf(`${out}-fresh`, fresh))
  })

  it("that selects nothing is refused, and leaves no run", async () => {
    const { out } = await archiveWithoutInput()
    await expect(rerun(out, { stage: "clean", where: (id) => id === "empty" })).rejects.toThrow("no usable document")
    expect(fs.readdirSync(path.join(out, "runs"))).toHaveLength(1)
    expect(fs.existsSync(path.join(out, "jianbao.lock"))).toBe(false)
  })

  it("on a sample compares, and writes nothing to the output directory", async () => {
    const { out } = await archiveWithoutInput()
    const before = fs.readdirSync(out, { recursive: true }).toSorted()
    const sample = (seed: number) =>
      Effect.scoped(sampleRerun({ ...rerunOptions(out, { stage: "segment" }), sample: 2, seed }))
    const provide = await inProcess()
    const found = await Effect.runPromise(provide(sample(1)))
    expect(found.of).toBe(3)
    expect(found.documents).toHaveLength(2)
    expect(Object.keys(found.tables)).toEqual(["sentences", "tokens", "entities", "embeddings"])
    for (const { same, removed, added } of Object.values(found.tables)) {
      expect([removed, added]).toEqual([[], []])
      expect(same).toBeGreaterThan(0)
    }
    expect(await Effect.runPromise(provide(sample(1)))).toEqual(found)
    expect(fs.readdirSync(out, { recursive: true }).toSorted()).toEqual(before)
  })
})
