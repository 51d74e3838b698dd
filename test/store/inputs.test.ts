import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { documentId, inOrder, inspectInput, listInputs } from "../../src/store/inputs.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-inputs-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const folder = () => fs.mkdtempSync(path.join(directory, "input-"))
const list = async (location: string) => (await Effect.runPromise(listInputs(location))).files
const file = (name: string) => ({ id: documentId(name), path: name, problem: null })
const idsOf = (paths: ReadonlyArray<string>) =>
  inOrder(paths.map((path) => ({ path, problem: null }))).map(({ id }) => id)

describe("inputs", () => {
  it("are the .txt files below a directory, hidden ones left out", async () => {
    const input = folder()
    fs.mkdirSync(path.join(input, "1949/10"), { recursive: true })
    for (const name of ["a.txt", "1949/10/01.TXT", "README.md", ".hidden.txt"])
      fs.writeFileSync(path.join(input, name), name)
    expect(inOrder(await list(input)).map(({ id, path }) => [id, path])).toEqual([
      ["1949/10/01.TXT", "1949/10/01.TXT"],
      ["a", "a.txt"]
    ])
  })

  it("get the same ids in whatever order they are listed", () => {
    const names = ["b.txt", "a.txt", "a.TXT", "𠮷.txt", "\uffee.txt", "a/b.txt"]
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(idsOf(shuffled)).toEqual(idsOf(names))
      })
    )
    expect(idsOf(names)).toEqual(["a", "a.TXT", "a/b", "b", "\uffee", "𠮷"])
  })

  it("have an id each, which is made of the path alone", () => {
    const extension = fc.constantFrom(".txt", ".TXT", ".Txt")
    const name = fc
      .tuple(fc.constantFrom("a", "b", "a/b", ""), fc.array(extension, { minLength: 1, maxLength: 3 }))
      .map(([stem, extensions]) => stem + extensions.join(""))
    fc.assert(
      fc.property(fc.uniqueArray(name), (paths) => {
        expect(new Set(paths.map(documentId)).size).toBe(paths.length)
      })
    )
    expect(documentId("1949/a.txt")).toBe("1949/a")
  })

  it("that cannot be used say why, and how large they are", () => {
    const input = folder()
    fs.writeFileSync(path.join(input, "large.txt"), "长".repeat(100))
    const large = inspectInput(input, file("large.txt"), 100)
    expect(large.problem?.code).toBe("too_large")
    expect(large.problem?.message).toContain("300 bytes")
    expect(large.source_sha256).toHaveLength(64)
    expect(inspectInput(input, file("gone.txt"), 100).problem?.code).toBe("unreadable")
  })

  it("that are not there are a mistake of the question", async () => {
    const error = await Effect.runPromise(Effect.flip(listInputs(path.join(directory, "nowhere"))))
    expect(error).toMatchObject({ _tag: "UsageError" })
    expect(error.message).toContain("does not exist")
  })

  it("whose names are not UTF-8 are told apart, and what to do is to rename them", async ({ skip }) => {
    const input = folder()
    const names = [Buffer.from("d6d0b9fa2e747874", "hex"), Buffer.from("c8d5b1be2e747874", "hex")]
    try {
      for (const name of names) fs.writeFileSync(Buffer.concat([Buffer.from(`${input}/`), name]), "甲。")
    } catch {
      return skip("this file system has names in UTF-8 only")
    }
    const found = (await list(input)).map((listed) => inspectInput(input, { id: listed.path, ...listed }, 100))
    expect(found.map(({ source_path }) => source_path).toSorted()).toEqual([
      "\\xc8\\xd5\\xb1\\xbe.txt",
      "\\xd6\\xd0\\xb9\\xfa.txt"
    ])
    for (const { problem } of found) {
      expect(problem?.code).toBe("unreadable")
      expect(problem?.message).toContain("not UTF-8")
      expect(problem?.message).toContain("rename it")
    }
  })

  it("in a folder that may not be read are left out, and an input names the folder", ({ skip }) => {
    const input = folder()
    fs.mkdirSync(path.join(input, "closed"))
    fs.writeFileSync(path.join(input, "closed.txt"), "甲。")
    fs.chmodSync(path.join(input, "closed"), 0)
    fs.chmodSync(input, 0o755)
    fs.chmodSync(directory, 0o755)
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const listing = `
      import { Effect } from "effect"
      import { inOrder, inspectInput, listInputs } from ${JSON.stringify(path.resolve("src/store/inputs.ts"))}
      const { root, files } = await Effect.runPromise(listInputs(${JSON.stringify(input)}))
      console.log(JSON.stringify(inOrder(files).map((file) => inspectInput(root, file, 100))))`
    let listed = ""
    try {
      const run = { encoding: "utf8", ...nobody } as const
      listed = execFileSync(process.execPath, ["--input-type=module", "--eval", listing], run)
    } catch (error) {
      if (/EACCES|ERR_MODULE_NOT_FOUND/.test(String(error))) return skip("nobody may not read this program")
      throw error
    } finally {
      fs.chmodSync(path.join(input, "closed"), 0o755)
    }
    expect(JSON.parse(listed)).toMatchObject([
      { document_id: "closed", problem: null },
      { document_id: "closed/", source_path: "closed/", problem: { code: "unreadable" } }
    ])
    expect(listed).toContain("the folder may not be read: change its permissions")
  })
})
