import * as os from "node:os"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import { modelId, modelSource } from "../../../src/models/library/model-source.ts"
import { hubFolder, modelsFolder } from "../../../src/models/library/models-folder.ts"

describe("the name of a model", () => {
  it.each([
    ["bge-small-zh-v1.5-int8", "bundled", "bge-small-zh-v1.5-int8"],
    ["owner/name-v1.5", "hub", "owner/name-v1.5"],
    ["./owner/name", "folder", "name"],
    ["../name", "folder", "name"],
    ["/models/name/", "folder", "name"],
    ["a/b/c", "folder", "c"]
  ])("%s is that of a %s model", (name, kind, id) => {
    const source = modelSource(name)
    expect([source.kind, modelId(source)]).toEqual([kind, id])
  })
})

describe("the folder of models", () => {
  it("is the one that the environment names, or in the cache of the user", () => {
    const home = path.join(os.homedir(), ".cache", "jianbao", "models")
    expect(modelsFolder({}, "linux")).toBe(home)
    expect(modelsFolder({ XDG_CACHE_HOME: "relative" }, "linux")).toBe(home)
    expect(modelsFolder({ XDG_CACHE_HOME: path.resolve("c") }, "linux")).toBe(path.resolve("c", "jianbao", "models"))
    expect(modelsFolder({ LOCALAPPDATA: path.resolve("d") }, "win32")).toBe(path.resolve("d", "jianbao", "models"))
    expect(modelsFolder({ JIANBAO_MODELS: "m", XDG_CACHE_HOME: path.resolve("c") })).toBe(path.resolve("m"))
  })

  it("has one for each revision and type of weights", () => {
    const name = (revision: string) => path.basename(hubFolder({ id: "owner/name", revision, dtype: "q8" }, "models"))
    expect(name("abc")).toBe("owner--name@abc-q8")
    expect(name("refs/pr/1")).toBe("owner--name@refs--pr--1-q8")
  })
})
