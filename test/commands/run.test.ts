import * as fs from "node:fs"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import type { Manifest } from "../../src/store/manifest.ts"
import { bulletin, bulletins, jianbao, jianbaoIn, startJianbao, tableBytes, temporaryDirectory } from "./jianbao.ts"

const manifestOf = (out: string): Manifest =>
  JSON.parse(fs.readFileSync(path.join(out, "latest", "manifest.json"), "utf8")) as Manifest

describe("jianbao run", () => {
  it("writes tables that verify, and a pointer to them", () => {
    const directory = temporaryDirectory()
    const out = path.join(directory, "out")
    const run = jianbao("run", bulletins(directory, 3), "--out", out)
    expect(run).toMatchObject({ status: 0 })
    expect(run.stdout).toContain("3 documents")
    expect(jianbao("verify", "--out", out)).toMatchObject({ status: 0 })
    expect(fs.readdirSync(out).toSorted()).toEqual(["latest", "runs"])
    expect(fs.readlinkSync(path.join(out, "latest"))).toBe(path.join("runs", manifestOf(out).run))
  })

  it("gives the same bytes for any number of workers and any size of parts", () => {
    const directory = temporaryDirectory()
    const input = bulletins(directory, 5)
    const config = path.join(directory, "parts.json")
    fs.writeFileSync(config, JSON.stringify({ run: { partDocuments: 2 } }))
    const variants = [
      ["--workers", "1"],
      ["--workers", "2"],
      ["--workers", "2", "--config", config]
    ]
    const tables = variants.map((flags, i) => {
      const out = path.join(directory, `out-${i}`)
      expect(jianbao("run", input, "--out", out, ...flags).status).toBe(0)
      return tableBytes(out)
    })
    expect(Object.keys(tables[0]!)).toHaveLength(9)
    expect(tables[1]).toEqual(tables[0])
    expect(tables[2]).toEqual(tables[0])
  })

  it("quarantines what cannot be used, says why, and loses nothing else", () => {
    const directory = temporaryDirectory()
    const input = bulletins(directory, 1)
    const out = path.join(directory, "out")
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", "base64")
    fs.writeFileSync(path.join(input, "empty.txt"), "")
    fs.writeFileSync(path.join(input, "blank.txt"), "\n \n\u3000\n")
    fs.writeFileSync(path.join(input, "picture.txt"), png)
    fs.writeFileSync(path.join(input, "huge.txt"), Buffer.alloc(17 << 20, "a"))
    fs.symlinkSync("nowhere", path.join(input, "dangling.txt"))
    for (const name of ["same.txt", "same.txt.txt", "same.TXT"]) fs.writeFileSync(path.join(input, name), `${name}。\n`)
    const run = jianbao("run", input, "--out", out)
    expect(run.status).toBe(3)
    for (const name of ["empty", "blank", "picture", "huge", "dangling"]) expect(run.stdout).toContain(`${name}: `)
    expect(
      manifestOf(out)
        .inputs.filter(({ status }) => status === "ok")
        .map((input) => input.path)
    ).toEqual(["bulletin-00.txt", "same.txt", "same.TXT", "same.txt.txt"])
    expect(jianbao("verify", "--out", out).status).toBe(0)
  })

  it("goes on from the finished parts after an interruption, to the same bytes", async () => {
    const directory = temporaryDirectory()
    const input = bulletins(directory, 24)
    const config = path.join(directory, "parts.json")
    fs.writeFileSync(config, JSON.stringify({ run: { partDocuments: 1 } }))
    const out = path.join(directory, "out")
    const flags = ["run", input, "--config", config, "--workers", "1", "--out"]
    const { child, ended } = startJianbao(...flags, out)
    const finishedParts = () => {
      const parts = path.join(out, "parts")
      return fs.existsSync(parts) ? fs.readdirSync(parts).filter((name) => !name.includes("unfinished")).length : 0
    }
    while (finishedParts() < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill("SIGINT")
    const { status, stderr } = await ended
    expect(status).toBe(130)
    expect(stderr).toContain("nothing is broken")
    expect(fs.readdirSync(out).toSorted()).toEqual(["parts", "runs"])
    expect(fs.readdirSync(path.join(out, "runs"))).toEqual([])

    const again = jianbao(...flags, out)
    expect(again.status).toBe(0)
    expect(again.stderr).toContain("were finished by an earlier run")
    expect(manifestOf(out).reuse.resumed).toBeGreaterThanOrEqual(2)
    expect(jianbao(...flags, path.join(directory, "undisturbed")).status).toBe(0)
    expect(tableBytes(out)).toEqual(tableBytes(path.join(directory, "undisturbed")))
  })

  it("refuses a configuration it does not know, and names the nearest key", () => {
    const directory = temporaryDirectory()
    const input = bulletins(directory, 1)
    fs.writeFileSync(path.join(input, "jianbao.config.json"), JSON.stringify({ clean: { maxFileByte: 1 } }))
    const run = jianbao("run", input, "--out", path.join(directory, "out"))
    expect(run.status).toBe(2)
    expect(run.stderr).toContain(`did you mean "clean.maxFileBytes"`)
  })

  it("says what to do when there is nothing to run on", () => {
    const directory = temporaryDirectory()
    const none = jianbao("run", directory, "--out", path.join(directory, "out"))
    expect(none).toMatchObject({ status: 2 })
    expect(none.stderr).toContain("holds no .txt file")
    expect(jianbao("run", path.join(directory, "nowhere"), "--out", path.join(directory, "out")).stderr).toContain(
      "does not exist"
    )
  })

  it("runs on a single bulletin too", () => {
    const directory = temporaryDirectory()
    fs.writeFileSync(path.join(directory, "one.txt"), bulletin(1))
    const out = path.join(directory, "out")
    expect(jianbao("run", path.join(directory, "one.txt"), "--out", out).status).toBe(0)
    const shown = jianbao("show", "one", "--out", out)
    expect(shown.stdout.split("\n").slice(0, 2)).toEqual(["青石镇第1号渡口恢复通航", "本报记者 林望舒"])
    expect(shown.stdout).toContain("经过21天的抢修，青石镇第1号渡口昨日恢复通航。首班渡船载着32名乘客驶向对岸。")
    const typo = jianbao("show", "oen", "--out", out)
    expect(typo.status).toBe(2)
    expect(typo.stderr).toContain("nearest: one")
  })
})

describe("jianbao run --stages", () => {
  it("clean gives the tables of cleaning, in its fast mode where neither jieba nor a runtime of models can be loaded", () => {
    const directory = temporaryDirectory()
    const out = path.join(directory, "out")
    const input = bulletins(directory, 2)
    const refuse = `import { registerHooks } from "node:module"
registerHooks({ resolve: (name, context, next) => {
  if (/^(nodejieba|@huggingface|onnxruntime)/.test(name)) throw new Error("loaded " + name)
  return next(name, context)
} })`
    const hook = `--import=data:text/javascript,${encodeURIComponent(refuse)}`
    const environment = { ...process.env, NODE_OPTIONS: hook }
    const fast = path.join(directory, "fast.json")
    fs.writeFileSync(fast, JSON.stringify({ clean: { mode: "fast" } }))
    const run = jianbaoIn(environment, "run", input, "--stages", "clean", "--config", fast, "--out", out)
    expect(run).toMatchObject({ status: 0 })
    expect(run.stdout).toContain("2 documents · 2 articles · ")
    expect(run.stdout).not.toContain("sentences")
    const tables = tableBytes(out)
    expect(Object.keys(tables)).toEqual([
      "articles.arrow",
      "documents.arrow",
      "edits.arrow",
      "issues.arrow",
      "paragraphs.arrow"
    ])
    expect(jianbao("show", "bulletin-00", "--out", out).stdout).toContain("青石镇第0号渡口昨日恢复通航。")
    expect(jianbao("explain", "bulletin-00", "--out", out).stdout).toContain("segment: left out of this run")
    expect(jianbao("explain", "bulletin-00", "--entity", "0", "--out", out)).toMatchObject({ status: 2 })
    expect(jianbao("status", "--out", out).stdout).toContain("stages: clean")
    expect(jianbao("verify", "--out", out).stdout).toContain("stages: clean; the others were left out")

    expect(jianbao("run", input, "--config", fast, "--out", out).status).toBe(0)
    const all = tableBytes(out)
    for (const name of ["articles.arrow", "paragraphs.arrow", "edits.arrow"]) expect(all[name]).toEqual(tables[name])
    expect(manifestOf(out).timeline.every(({ stage, reused }) => stage !== "clean" || reused > 0)).toBe(true)
  }, 240_000)

  it("refuses stages without those that they need, and names what can be asked for", () => {
    const refused = jianbao("run", "--stages", "clean,entities")
    expect(refused).toMatchObject({ status: 2 })
    expect(refused.stderr).toContain("clean | clean,segment | clean,segment,entities | clean,segment,entities,embed")
  })
})

describe("jianbao verify", () => {
  it("says no to a table that was changed, or is missing", () => {
    const directory = temporaryDirectory()
    const out = path.join(directory, "out")
    jianbao("run", bulletins(directory, 1), "--out", out)
    const tokens = path.join(out, "latest", "tokens.arrow")
    const bytes = fs.readFileSync(tokens)
    bytes[bytes.length >> 1]! ^= 1
    fs.writeFileSync(tokens, bytes)
    fs.rmSync(path.join(out, "latest", "entities.arrow"))
    const verified = jianbao("verify", "--out", out)
    expect(verified.status).toBe(1)
    expect(verified.stdout).toContain("tokens.arrow is not the file that the run wrote")
    expect(verified.stdout).toContain("entities.arrow is missing")
    expect(verified.stderr).toContain("jianbao run --fresh")
  })
})
