import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import type { StageName } from "../../src/domain/issue.ts"
import { rowOrigins } from "../../src/runs/row-origin.ts"
import { type Manifest, stagesOf } from "../../src/store/manifest.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { StoredRun } from "../../src/store/stored-run.ts"
import { verifyRun } from "../../src/verify/verify-run.ts"
import { rerun, run, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

const archive = () => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  fs.mkdirSync(input)
  const put = (name: string, sentences: ReadonlyArray<number>) =>
    fs.writeFileSync(path.join(input, `${name}.txt`), smallBulletin(1, sentences))
  put("a", [0, 1])
  put("b", [2, 3])
  fs.writeFileSync(path.join(input, "empty.txt"), "")
  return { input, out: path.join(directory, "out"), put }
}

/** Documents that each stage computed, and those whose rows it found. */
const work = ({ timeline }: Manifest) => {
  const counts: Partial<Record<StageName, [computed: number, reused: number]>> = {}
  for (const { stage, computed, reused } of timeline) {
    const [before, found] = counts[stage] ?? [0, 0]
    counts[stage] = [before + computed, found + reused]
  }
  return counts
}

const violations = async (out: string, { run }: Manifest) =>
  (await Effect.runPromise(verifyRun(path.join(out, "runs", run), true))).violations

const CLEAN_TABLES = ["documents", "articles", "paragraphs", "edits", "issues"]

describe("a run of the first stages", () => {
  it("has their tables, the same bytes as those of a run of all, and counts and keys of nothing else", async () => {
    const { input, out } = archive()
    const all = await run(input, `${out}-all`)
    for (const [last, tables] of [
      ["clean", CLEAN_TABLES],
      ["segment", [...CLEAN_TABLES.slice(0, 4), "sentences", "tokens", "issues"]],
      ["entities", [...CLEAN_TABLES.slice(0, 4), "sentences", "tokens", "entities", "issues"]]
    ] as ReadonlyArray<[StageName, ReadonlyArray<string>]>) {
      const some = await run(input, out, { last, parent: "none" })
      expect(Object.keys(tablesOf(out, some))).toEqual(tables)
      expect(stagesOf(some).at(-1)).toBe(last)
      const { documents: _, issues: __, ...own } = tablesOf(out, some)
      expect(tablesOf(`${out}-all`, all)).toMatchObject(own)
      expect(await violations(out, some)).toEqual([])
    }
    const clean = await run(input, out, { last: "clean" })
    const stored = await StoredRun.open(path.join(out, "runs", clean.run))
    const { document, embeddings } = (await stored.document("a"))!
    await stored.close()
    expect(document).toMatchObject({ n_sentences: 0, n_tokens: 0, n_entities: 0, segment_key: "", embed_key: "" })
    expect(document.n_paragraphs).toBeGreaterThan(0)
    expect(embeddings).toEqual([])
  })

  it("is the parent of a run of all, which takes its rows over; and the other way round", async () => {
    const { input, out, put } = archive()
    const clean = await run(input, out, { last: "clean" })
    const all = await run(input, out)
    expect(all).toMatchObject({ parent: clean.run, reuse: { computed: 3, kept: 0 } })
    expect(work(all)).toEqual({ clean: [0, 2], segment: [2, 0], entities: [2, 0], embed: [2, 0] })
    expect(tablesOf(out, all)).toEqual(tablesOf(`${out}-fresh`, await run(input, `${out}-fresh`)))

    put("c", [4])
    const cleaned = await run(input, out, { last: "clean" })
    expect(cleaned.parent).toBe(all.run)
    expect(work(cleaned)).toEqual({ clean: [1, 2] })
    expect(await violations(out, cleaned)).toEqual([])
    const fresh = await run(input, `${out}-clean`, { last: "clean" })
    expect(tablesOf(out, cleaned)).toEqual(tablesOf(`${out}-clean`, fresh))

    const again = await run(input, out, { last: "clean" })
    expect(again).toMatchObject({ parent: cleaned.run, reuse: { computed: 0, kept: 4 } })
    expect(tablesOf(out, again)).toEqual(tablesOf(out, cleaned))
  })

  it("does not come between two runs of all: the costly rows are taken from the one before it", async () => {
    const { input, out, put } = archive()
    const all = await run(input, out)
    put("c", [4])
    await run(input, out, { last: "clean" })
    const later = await run(input, out)
    expect(later).toMatchObject({ parent: all.run, reuse: { computed: 1, kept: 3 } })
  })

  it("says of the rows that it does not have why there are none, and of those made later what they grew from", async () => {
    const { input, out } = archive()
    const clean = await run(input, out, { last: "clean" })
    const reasons = async (id: string) =>
      (await Effect.runPromise(rowOrigins(new OutputDirectory(out), id, "a"))).map(({ because }) => because.reason)
    expect(await reasons(clean.run)).toEqual(["first run", "left out", "left out", "left out"])
    const all = await run(input, out)
    expect(await reasons(all.run)).toEqual(["first run", "left out before", "left out before", "left out before"])
  })

  it("can be rerun as far as it went, and no further", async () => {
    const { input, out } = archive()
    const first = await run(input, out, { last: "segment" })
    const again = await rerun(out, { stage: "clean" })
    expect(stagesOf(again)).toEqual(["clean", "segment"])
    const { documents: _, ...rows } = tablesOf(out, again)
    expect(tablesOf(out, first)).toMatchObject(rows)
    expect(await violations(out, again)).toEqual([])
    await expect(rerun(out, { stage: "embed" })).rejects.toThrow("stopped behind segment")
  })
})
