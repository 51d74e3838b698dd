import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import type { Configuration } from "../../src/configuration/configuration.ts"
import type { StageName } from "../../src/domain/issue.ts"
import { prepareRun } from "../../src/runs/execute-run.ts"
import { forecast } from "../../src/runs/stage-forecast.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { rerun, run, SMALL_PARTS, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

const archive = (...names: ReadonlyArray<string>) => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  fs.mkdirSync(input)
  names.forEach((name, i) => fs.writeFileSync(path.join(input, `${name}.txt`), smallBulletin(i, [i])))
  return { input, out: path.join(directory, "out"), file: (name: string) => path.join(input, `${name}.txt`) }
}

const planOf = (input: string, out: string, configuration: Configuration = SMALL_PARTS, last: StageName = "embed") =>
  Effect.runPromise(
    Effect.scoped(
      Effect.map(
        prepareRun({ input, output: new OutputDirectory(out), configuration, provenance: {}, parent: "newest", last }),
        ({ plan, stages, parent }) => ({ plan, stages: forecast(plan, stages, parent, () => 100) })
      )
    )
  )

describe("the plan of a run", () => {
  it("without an earlier run has everything to compute", async () => {
    const { input, out } = archive("a", "b")
    const { plan, stages } = await planOf(input, out)
    expect(plan.changes.added).toEqual(["a", "b"])
    expect(plan.work.map(({ previous }) => previous)).toEqual([null, null])
    expect(stages.map(({ computed, milliseconds }) => [computed, milliseconds])).toEqual(
      Array.from({ length: 4 }, () => [2, null])
    )
  })

  it("tells new, changed, renamed, deleted and unchanged bulletins apart by their content", async () => {
    const { input, out, file } = archive("a", "b", "c", "d")
    await run(input, out)
    fs.writeFileSync(file("a"), smallBulletin(0, [3]))
    fs.renameSync(file("b"), file("z"))
    fs.rmSync(file("c"))
    fs.writeFileSync(file("e"), smallBulletin(9, [1]))
    const { plan, stages } = await planOf(input, out)
    expect(plan.changes).toEqual({
      added: ["e"],
      changed: ["a"],
      renamed: [{ from: "b", to: "z" }],
      deleted: ["c"],
      unchanged: ["d"]
    })
    expect(plan.documents).toEqual(["a", "d", "e", "z"])
    expect(plan.work.map(({ input, previous }) => [input.document_id, previous])).toEqual([
      ["a", "a"],
      ["e", null],
      ["z", "b"]
    ])
    expect([...plan.kept]).toEqual([["d", { from: "parent" }]])
    expect(stages.map(({ computed, perhaps, reused }) => [computed, perhaps, reused])).toEqual([
      [3, 0, 1],
      [2, 1, 1],
      [2, 1, 1],
      [2, 1, 1]
    ])
  })

  it("takes a second copy of a vanished bulletin for a new one, and two that changed names for changed ones", async () => {
    const { input, out, file } = archive("a", "b", "c")
    await run(input, out)
    fs.copyFileSync(file("a"), file("x"))
    fs.renameSync(file("a"), file("y"))
    fs.renameSync(file("b"), file("aside"))
    fs.renameSync(file("c"), file("b"))
    fs.renameSync(file("aside"), file("c"))
    const { changes } = (await planOf(input, out)).plan
    expect(changes).toMatchObject({ added: ["y"], renamed: [{ from: "a", to: "x" }], changed: ["b", "c"], deleted: [] })
  })

  it("has nothing to do where nothing changed, unusable files included", async () => {
    const { input, out, file } = archive("a", "b")
    fs.writeFileSync(file("empty"), "")
    await run(input, out)
    const { plan } = await planOf(input, out)
    expect(plan.work).toEqual([])
    expect(plan.changes.unchanged).toEqual(["a", "b", "empty"])
  })

  it("leaves out what finished parts of a killed run hold, as long as the bulletin is the same", async () => {
    const { input, out, file } = archive("a", "b", "c")
    await expect(run(input, out, { stopAfter: 1 })).rejects.toThrow("stopped")
    fs.writeFileSync(file("b"), smallBulletin(7, [2]))
    const { plan } = await planOf(input, out)
    expect([...plan.kept.keys()]).toEqual(["a"])
    expect(plan.work.map(({ input }) => input.document_id)).toEqual(["b", "c"])
  })

  it("names the key of the configuration that moved, and what may follow from it", async () => {
    const { input, out } = archive("a", "b")
    await run(input, out)
    const { stages } = await planOf(input, out, { ...SMALL_PARTS, clean: { ...SMALL_PARTS.clean, reviewBelow: 0.75 } })
    expect(stages[0]).toMatchObject({
      computed: 2,
      moved: [{ what: "configuration", name: "reviewBelow", before: "0.5", now: "0.75" }]
    })
    expect(stages[1]).toMatchObject({ computed: 0, perhaps: 2, moved: [] })
  })

  it("of the first stages only tells of these; of all, that those behind were not made before", async () => {
    const { input, out } = archive("a", "b")
    await run(input, out, { last: "clean" })
    const same = await planOf(input, out, SMALL_PARTS, "clean")
    expect(same.stages).toMatchObject([{ stage: "clean", computed: 0, reused: 2 }])
    const { stages } = await planOf(input, out)
    expect(stages.map(({ stage, computed }) => [stage, computed])).toEqual([
      ["clean", 0],
      ["segment", 2],
      ["entities", 2],
      ["embed", 2]
    ])
    expect(stages[1]).toMatchObject({ moved: [{ what: "rows", name: "not made before" }] })
  })

  it("looks again at what a rerun left behind", async () => {
    const { input, out } = archive("a", "b")
    await run(input, out)
    await rerun(out, { stage: "entities", only: true, where: (id) => id === "a" })
    const { plan, stages } = await planOf(input, out)
    expect(plan.work).toHaveLength(2)
    expect(stages[2]).toMatchObject({ moved: [{ what: "rows", name: "left by a rerun" }] })
  })
})
