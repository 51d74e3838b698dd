import { describe, expect, it } from "vitest"
import { type ManifestParts, runDifference } from "../../src/diff/run-difference.ts"

const stage = (fingerprint: string, parts: object = {}) => ({
  fingerprint,
  modules: {},
  packages: {},
  models: {},
  configuration: {},
  ...parts
})
const machine = { node: "v24.0.0", os: "Linux", cpu: "one", cores: 2 }
const model = (dtype: string) => ({ id: "bge", kind: "sentence", digest: dtype, dtype, pooling: "cls" })
const manifest = (parts: Partial<ManifestParts> = {}): ManifestParts => ({
  schema_version: 1,
  stages: { clean: stage("a"), segment: stage("a"), entities: stage("a"), embed: stage("a") },
  models: [model("int8")],
  machine,
  stale: [],
  mixed: [],
  ...parts
})

describe("what two runs were made of", () => {
  it("is the same stage by stage where the fingerprints are, and no rerun of some documents came between", () => {
    const other = manifest({ stages: { ...manifest().stages!, entities: stage("b") }, mixed: ["segment"] })
    expect(runDifference(manifest(), other).same).toEqual({ clean: true, segment: false, entities: false, embed: true })
    expect(runDifference(manifest(), {}).same).toEqual({ clean: false, segment: false, entities: false, embed: false })
  })

  it("says of vectors what their drift is the floor of: one machine, two, two data types, or nothing", () => {
    const floor = (parts: Partial<ManifestParts>) => runDifference(manifest(), manifest(parts)).floor
    const embed = (parts: object) => ({ ...manifest().stages!, embed: stage("b", parts) })
    expect(floor({})).toBe("one model on one machine")
    expect(floor({ machine: { ...machine, cpu: "other" } })).toBe("one model on two machines")
    expect(floor({ models: [model("fp32")], stages: embed({ models: { bge: "x" } }) })).toBe(
      "one model as int8 and as fp32"
    )
    expect(floor({ models: [model("fp32")], stages: embed({ modules: { "embed.ts": "x" } }) })).toBe(null)
    expect(floor({ models: [{ ...model("int8"), id: "other" }], stages: embed({}) })).toBe(null)
  })

  it("is told in words: versions, machines, models, what is stale", () => {
    const { notes } = runDifference(
      manifest(),
      manifest({ schema_version: 2, stale: ["embed"], machine: { ...machine, cpu: "other" } })
    )
    expect(notes).toHaveLength(3)
    expect(notes[0]).toContain("schema versions 1 and 2")
    expect(notes[1]).toContain("B is stale in embed")
    expect(notes[2]).toContain("machine one, Linux, Node v24.0.0 → other")
    const first = manifest({ stages: { clean: stage("a"), segment: stage("a"), entities: stage("a") } })
    expect(runDifference(manifest(), first).notes).toEqual([
      "only A went as far as embed: issues of embed are not compared"
    ])
  })
})
