import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bulletin, jianbao } from "./jianbao.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-operations-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const input = path.join(directory, "input")
const out = path.join(directory, "out")
const at = ["--out", out]
const json = (...args: ReadonlyArray<string>) => JSON.parse(jianbao(...args, ...at, "--json").stdout) as never
const runIds = () => fs.readdirSync(path.join(out, "runs")).toSorted()

/** One archive for the whole file, since every start of the program takes its time: two bulletins and a run. */
beforeAll(() => {
  fs.mkdirSync(input)
  for (const i of [0, 1]) fs.writeFileSync(path.join(input, `bulletin-${i}.txt`), bulletin(i))
  expect(jianbao("run", input, ...at).status).toBe(0)
})

describe("an archive over some days", () => {
  it("jianbao plan says what a run would do, for a person and for a program, and writes nothing", () => {
    fs.writeFileSync(path.join(input, "bulletin-2.txt"), bulletin(2))
    const { stdout, status } = jianbao("plan", input, ...at)
    expect(status).toBe(0)
    expect(stdout).toContain("bulletins: 1 new · 0 changed · 0 renamed · 0 deleted · 2 unchanged")
    expect(stdout).toMatch(/segment +1 +0 +2 +new or changed bulletins/)
    expect(json("plan", input)).toMatchObject({ parent: runIds()[0], changes: { added: ["bulletin-2"] } })
    expect(runIds()).toHaveLength(1)
  })

  it("jianbao run computes the new bulletin and keeps the others", () => {
    expect(json("run", input)).toMatchObject({ parent: runIds()[0], reuse: { computed: 1, kept: 2 } })
  })

  it("jianbao explain tells where an entity came from, down to the line on the page", () => {
    const { stdout, status } = jianbao("explain", "bulletin-2", "--entity", "0", ...at)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^entity 0: .+ (PER|LOC|ORG), canonical .+, found by encoder with score/m)
    expect(stdout).toContain("raw lines:\n")
    expect(stdout).toContain("edits:\n")
    expect(stdout).toContain(`entities: computed by ${runIds()[1]}`)
    expect(stdout).toContain("because the bulletin was new")
    expect(jianbao("explain", "bulletin-0", ...at).stdout).toContain(`computed by ${runIds()[0]}`)
    const none = jianbao("explain", "bulletin-2", "--sentence", "999", ...at)
    expect(none.status).toBe(2)
    expect(none.stderr).toContain("there is no sentence 999")
  })

  it("jianbao rerun tries a change on a sample, then makes it for some documents, and the run says that it is mixed", () => {
    const config = path.join(directory, "other.json")
    fs.writeFileSync(config, JSON.stringify({ clean: { reviewBelow: 0.99 } }))
    const sample = jianbao("rerun", "segment", "--sample", "1", ...at)
    expect(sample).toMatchObject({ status: 0 })
    expect(sample.stdout).toContain("1 of 3 documents")
    expect(runIds()).toHaveLength(2)
    expect(json("rerun", "clean", "--only", "--where", "document_id~bulletin-[01]", "--config", config)).toMatchObject({
      mixed: ["clean"],
      reuse: { computed: 2, kept: 1 }
    })
    expect(jianbao("rerun", "clean", "--where", "id~x", ...at)).toMatchObject({ status: 2 })
    expect(jianbao("verify", ...at)).toMatchObject({ status: 0 })
  })

  it("jianbao pin keeps a run from gc, which first says what it would do", () => {
    const [first, second, third] = runIds()
    expect(jianbao("pin", first!, ...at).status).toBe(0)
    expect(jianbao("gc", "--keep", "1", "--dry-run", ...at).stdout).toContain(`would remove ${second}`)
    expect(runIds()).toHaveLength(3)
    expect(json("gc", "--keep", "1")).toMatchObject({ runs: [second], kept: [first, third] })
    expect(runIds()).toEqual([first, third])
    expect(jianbao("runs", ...at).stdout).toContain(`${first} (pinned)`)
    expect(jianbao("unpin", first!, ...at).status).toBe(0)
    expect(json("gc", "--keep", "1")).toMatchObject({ runs: [first] })
  })

  it("jianbao status tells of a lock whose process is gone, unfinished work and the last run", () => {
    const host = os.hostname()
    const started = "2026-01-01T00:00:00.000Z"
    fs.writeFileSync(path.join(out, "jianbao.lock"), JSON.stringify({ pid: 2 ** 22 + 1, host, started }))
    const { stdout, status } = jianbao("status", ...at)
    expect(status).toBe(0)
    expect(stdout).toContain("which is gone: the next run takes over")
    expect(stdout).toContain("no unfinished work")
    expect(stdout).toContain(`last run ${runIds().at(-1)}: 3 documents, 0 quarantined`)
    expect(json("status")).toMatchObject({ lock: { stale: true }, runs: runIds(), pinned: [] })
    fs.rmSync(path.join(out, "jianbao.lock"))
  })

  it("a broken run hides no other, is marked in the lists, and gc keeps a sound one in its place", () => {
    const [sound] = runIds()
    expect(jianbao("run", input, ...at, "--fresh", "--stages", "clean").status).toBe(0)
    expect(jianbao("explain", "bulletin-0", ...at).stdout).toContain(
      "because the run took no rows from the runs before it"
    )
    const broken = runIds().at(-1)!
    fs.rmSync(path.join(out, "runs", broken, "manifest.json"))
    expect(json("runs")).toMatchObject([{ run: sound, problem: null }, { run: broken }])
    expect(jianbao("runs", ...at).stdout).toContain(`${broken} BROKEN: cannot read`)
    const { stdout } = jianbao("status", ...at)
    expect(stdout).toContain(`run ${broken} is broken`)
    expect(stdout).toContain(`last run ${sound}`)
    const gone = jianbao("gc", "--keep", "1", ...at)
    expect(gone).toMatchObject({ status: 0 })
    expect(gone.stderr).toContain(`${broken} is broken`)
    expect(runIds()).toEqual([sound, broken])
  })

  it("jianbao explain says of a bulletin that cannot be used why it cannot", () => {
    fs.writeFileSync(path.join(input, "empty.txt"), "")
    expect(jianbao("run", input, ...at, "--stages", "clean").status).toBe(3)
    expect(jianbao("explain", "empty", ...at).stdout).toContain("quarantined")
    expect(jianbao("explain", "empty", ...at).stdout).toContain("the file holds nothing but white space")
  })
})
