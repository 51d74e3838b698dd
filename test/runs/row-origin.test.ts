import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { rowOrigins } from "../../src/runs/row-origin.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { rerun, run, SMALL_PARTS, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

const archive = () => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  fs.mkdirSync(input)
  const put = (name: string, sentences: ReadonlyArray<number>) =>
    fs.writeFileSync(path.join(input, `${name}.txt`), smallBulletin(1, sentences))
  return { input, out: path.join(directory, "out"), put }
}

const originsOf = async (out: string, run: string, document: string) => {
  const origins = await Effect.runPromise(rowOrigins(new OutputDirectory(out), run, document))
  return origins.map(({ run, reusedIn, because }) => [run, reusedIn.length, because.reason])
}

describe("the origin of a document's rows", () => {
  it("is the run that computed them, however many runs took them over since", async () => {
    const { input, out, put } = archive()
    put("a", [0, 1])
    const first = await run(input, out)
    put("b", [2])
    const second = await run(input, out)
    const third = await run(input, out)
    expect(await originsOf(out, third.run, "a")).toEqual(Array.from({ length: 4 }, () => [first.run, 2, "first run"]))
    expect(await originsOf(out, third.run, "b")).toEqual(
      Array.from({ length: 4 }, () => [second.run, 1, "new bulletin"])
    )
  })

  it("says what had changed: the bulletin, the rows of an earlier stage, or a part of the fingerprint", async () => {
    const { input, out, put } = archive()
    put("a", [0, 1])
    const first = await run(input, out)
    put("a", [0, 2])
    const changed = await run(input, out)
    expect((await originsOf(out, changed.run, "a")).map(([, , reason]) => reason)).toEqual([
      "changed bulletin",
      "rows read",
      "rows read",
      "rows read"
    ])
    const configured = await run(input, out, {
      configuration: { ...SMALL_PARTS, clean: { ...SMALL_PARTS.clean, reviewBelow: 0.9 } }
    })
    const [clean, segment] = await Effect.runPromise(rowOrigins(new OutputDirectory(out), configured.run, "a"))
    expect(clean!.because).toEqual({
      reason: "fingerprint",
      moved: [{ what: "configuration", name: "reviewBelow", before: "0.5", now: "0.9" }]
    })
    expect(segment!.run).toBe(changed.run)

    fs.rmSync(path.join(out, "runs", first.run), { recursive: true })
    fs.rmSync(path.join(out, "runs", changed.run), { recursive: true })
    const [, orphan] = await Effect.runPromise(rowOrigins(new OutputDirectory(out), configured.run, "a"))
    expect(orphan!.because).toEqual({ reason: "parent gone", parent: changed.run })
  })

  it("of a stage that was asked for again is the run before, where its rows and their key stayed", async () => {
    const { input, out, put } = archive()
    put("a", [0, 1])
    const first = await run(input, out)
    const again = await rerun(out, { stage: "entities", only: true })
    expect((await originsOf(out, again.run, "a"))[2]).toEqual([first.run, 1, "first run"])
  })
})
