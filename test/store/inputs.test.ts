import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { documentIds, inspectInput, listInputs } from "../../src/store/inputs.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-inputs-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

describe("inputs", () => {
  it("are the .txt files below a directory, hidden ones left out", async () => {
    fs.mkdirSync(path.join(directory, "1949/10"), { recursive: true })
    for (const file of ["a.txt", "1949/10/01.TXT", "README.md", ".hidden.txt"])
      fs.writeFileSync(path.join(directory, file), file)
    const { paths } = await Effect.runPromise(listInputs(directory))
    expect(paths.toSorted()).toEqual(["1949/10/01.TXT", "a.txt"])
    expect(documentIds(paths).map(({ id }) => id)).toEqual(["1949/10/01", "a"])
  })

  it("get the same ids in whatever order they are listed", () => {
    const names = ["b.txt", "a.txt", "a.TXT", "𠮷.txt", "\uffee.txt", "a/b.txt"]
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(documentIds(shuffled)).toEqual(documentIds(names))
      })
    )
    expect(documentIds(names).map(({ id }) => id)).toEqual(["a.TXT", "a.txt", "a/b", "b", "\uffee", "𠮷"])
  })

  it("that cannot be used say why, and how large they are", () => {
    fs.writeFileSync(path.join(directory, "large.txt"), "长".repeat(100))
    const large = inspectInput(directory, "large", "large.txt", 100)
    expect(large.problem?.code).toBe("too_large")
    expect(large.problem?.message).toContain("300 bytes")
    expect(large.source_sha256).toHaveLength(64)
    expect(inspectInput(directory, "gone", "gone.txt", 100).problem?.code).toBe("unreadable")
  })
})
