import * as fs from "node:fs"
import * as path from "node:path"
import { Ajv2020 } from "ajv/dist/2020.js"
import { beforeAll, describe, expect, it } from "vitest"
import { manifestJsonSchema } from "../../src/store/manifest-schema.ts"
import { run, temporaryDirectory } from "../runs/runs-in-process.ts"
import { smallBulletin } from "../runs/small-bulletins.ts"

const PUBLISHED = path.resolve(import.meta.dirname, "../../docs/manifest.schema.json")
const directory = temporaryDirectory()
let manifest: Record<string, unknown>

beforeAll(async () => {
  const input = path.join(directory, "input")
  fs.mkdirSync(input)
  fs.writeFileSync(path.join(input, "a.txt"), smallBulletin(1, [1, 2]))
  fs.writeFileSync(path.join(input, "empty.txt"), "")
  const { run: id } = await run(input, path.join(directory, "out"))
  manifest = JSON.parse(fs.readFileSync(path.join(directory, "out/runs", id, "manifest.json"), "utf8")) as never
})

describe("the published schema of the manifest", () => {
  const published = JSON.parse(fs.readFileSync(PUBLISHED, "utf8")) as object

  it("is that of the code (node docs/write-manifest-schema.ts writes it)", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(manifestJsonSchema())))
  })

  it("accepts the manifest of a run, and nothing that lacks a field or has a wrong one", () => {
    const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(published)
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true)
    for (const field of Object.keys(manifest)) {
      const { [field]: _, ...rest } = manifest
      expect(validate(rest), field).toBe(false)
    }
    expect(validate({ ...manifest, manifest_version: 2 })).toBe(false)
    expect(validate({ ...manifest, stale: ["report"] })).toBe(false)
  })
})
