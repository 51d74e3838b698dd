import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import type { Input } from "../../src/store/inputs.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { cutIntoParts, finishedDocuments, inputDigest, type PartSummary, type WorkItem } from "../../src/store/part.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-part-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const item = (document_id: string, source_sha256 = "0"): WorkItem => ({
  input: { document_id, source_path: `${document_id}.txt`, source_bytes: 1, source_sha256, problem: null },
  previous: null
})

describe("parts", () => {
  it("hold the work in its order, nothing twice and nothing lost, each as much as asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 })), (lengths) => {
        const work = lengths.flatMap((length, part) => Array.from({ length }, (_, i) => item(`${part}-${i}`)))
        const parts = cutIntoParts(work, lengths, "setup")
        expect(parts.flatMap(({ items }) => items)).toEqual(work)
        expect(parts.map(({ items }) => items.length)).toEqual(lengths)
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
      })
    )
  })

  it("have another id when a bulletin, its name or the setup is another, and the same one otherwise", () => {
    const id = (work: ReadonlyArray<WorkItem>, setup = "setup") => cutIntoParts(work, [work.length], setup)[0]!.id
    const same = [item("a"), item("b")]
    expect(id(same)).toBe(id([item("a"), { ...item("b"), previous: "c" }]))
    const others = [id([item("a"), item("c")]), id([item("a"), item("b", "1")]), id(same, "other"), id([item("a")])]
    expect(new Set([id(same), ...others]).size).toBe(5)
  })
})

describe("the parts that a killed run left", () => {
  const output = new OutputDirectory(directory)
  const put = (id: string, summary: object | string) => {
    fs.mkdirSync(output.part(id), { recursive: true })
    fs.writeFileSync(
      path.join(output.part(id), "part.json"),
      typeof summary === "string" ? summary : JSON.stringify(summary)
    )
  }
  const summary = (id: string, setup: string, inputs: ReadonlyArray<Input>): PartSummary => ({
    id,
    setup,
    documents: inputs.map((input) => ({ id: input.document_id, digest: inputDigest(input) })),
    quarantined: 0,
    characters: 1,
    bytes: 1,
    timings: []
  })

  it("count when they are whole, under their own name and of the same setup", () => {
    const { input } = item("a")
    put("whole", summary("whole", "now", [input]))
    put("other-setup", summary("other-setup", "before", [item("b").input]))
    put("half.unfinished-17", summary("half", "now", [item("c").input]))
    put("cut-off", JSON.stringify(summary("cut-off", "now", [item("d").input])).slice(0, 40))
    fs.mkdirSync(output.part("without-summary"))
    expect([...finishedDocuments(output, "now")]).toEqual([["a", { digest: inputDigest(input), part: "whole" }]])
    expect([...finishedDocuments(output, "never")]).toEqual([])
    expect([...finishedDocuments(new OutputDirectory(path.join(directory, "nowhere")), "now")]).toEqual([])
  })
})
