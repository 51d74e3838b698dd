import * as fs from "node:fs"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import { bulletins, jianbao, temporaryDirectory } from "./jianbao.ts"

describe("wrong usage", () => {
  it.each([
    ["an unknown command", ["frobnicate"], "frobnicate"],
    ["no workers", ["run", "--workers", "0"], "--workers"],
    ["an endpoint that is no address", ["run", "--otel", "notaurl"], "--otel"],
    ["a sample of nothing", ["rerun", "embed", "--sample", "0"], "--sample"],
    ["flags that contradict each other", ["rerun", "clean", "--only", "--downstream"], "leave one out"],
    ["two outputs at once", ["diff", "--json", "--md"], "leave one out"],
    ["a model of no place", ["models", "add", "nowhere"], "nowhere is not there; name a folder as ./nowhere"],
    ["an input that is not there", ["run", "nowhere"], "nowhere does not exist"]
  ])("such as %s has exit code 2, and says so on stderr alone", (_, args, message) => {
    const { status, stdout, stderr } = jianbao(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain(message)
  })

  it("is a run that is not there, for every command that reads one", () => {
    const input = bulletins(temporaryDirectory(), 1)
    for (const command of [
      ["verify", "x"],
      ["show", "a", "--run", "x"],
      ["unpin", "x"],
      ["run", input, "--parent", "x"]
    ]) {
      const { status, stderr } = jianbao(...command, "--out", path.join(input, "out"))
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('has no run "x"') as string
      })
    }
  })

  it.each([
    [{ embed: { model: "./nowhere" } }, "jianbao models add"],
    [{ embed: { dimensions: 1000 } }, "embed.dimensions is 1000"],
    [{ entities: { names: "nowhere.csv" } }, "nowhere.csv is not there"]
  ])("is a configuration that cannot be: %j", (configuration, message) => {
    const input = bulletins(temporaryDirectory(), 1)
    fs.writeFileSync(path.join(input, "jianbao.config.json"), JSON.stringify(configuration))
    const { status, stderr } = jianbao("run", input, "--out", path.join(input, "out"))
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  it("is not to ask for help, which is what stdout is for", () => {
    const { status, stdout } = jianbao("run", "--help")
    expect(status).toBe(0)
    expect(stdout).toContain("--workers")
  })
})
