import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { NodeServices } from "@effect/platform-node"
import { describe, expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { loadConfiguration } from "../../src/configuration/load-configuration.ts"

const directoryWith = (content: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-config-"))
      fs.writeFileSync(path.join(directory, "jianbao.config.json"), content)
      return directory
    }),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true, force: true }))
  )

const messageOf = (content: string) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(loadConfiguration(yield* directoryWith(content), undefined, []))
    return error.message
  })

describe("the configuration", () => {
  layer(NodeServices.layer)((it) => {
    it.effect("says of each value where it came from", () =>
      Effect.gen(function* () {
        const directory = yield* directoryWith(`{ "clean": { "maxFileBytes": 1000 }, "run": { "workers": 3 } }`)
        const { configuration, provenance } = yield* loadConfiguration(directory, undefined, [
          { key: "run.workers", value: 2, flag: "--workers" }
        ])
        expect(configuration).toEqual({
          ...defaults,
          clean: { ...defaults.clean, maxFileBytes: 1000 },
          run: { ...defaults.run, workers: 2 }
        })
        expect(provenance["run.workers"]).toBe("--workers")
        expect(provenance["clean.maxFileBytes"]).toBe(path.join(directory, "jianbao.config.json"))
        expect(provenance["embed.model"]).toBe("default")
      })
    )

    it.effect("refuses an unknown key and names the nearest known one", () =>
      Effect.gen(function* () {
        expect(yield* messageOf(`{ "clean": { "maxFileByte": 1 } }`)).toContain(`did you mean "clean.maxFileBytes"`)
        expect(yield* messageOf(`{ "worker": 1 }`)).toContain("unknown key")
      })
    )

    it.effect("looks for a model in a folder from beside itself; other names of models stay as they are", () =>
      Effect.gen(function* () {
        const model = (name: string) =>
          Effect.gen(function* () {
            const directory = yield* directoryWith(JSON.stringify({ embed: { model: name } }))
            const { configuration } = yield* loadConfiguration(directory, undefined, [])
            return path.relative(directory, configuration.embed.model)
          })
        expect(yield* model("./bge-m3")).toBe("bge-m3")
        expect(yield* model("../models/bge-m3")).toBe(path.join("..", "models", "bge-m3"))
        const directory = yield* directoryWith(`{ "embed": { "model": "owner/name" } }`)
        expect((yield* loadConfiguration(directory, undefined, [])).configuration.embed.model).toBe("owner/name")
      })
    )

    it.effect("refuses an execution provider that there is not, and names those that there are", () =>
      Effect.gen(function* () {
        const message = yield* messageOf(`{ "embed": { "device": "tpu" } }`)
        expect(message).toContain(`"cpu" | "cuda"`)
        expect(message).toContain("device")
      })
    )

    it.effect("reads the names of the CSV that it names, from beside itself", () =>
      Effect.gen(function* () {
        const directory = yield* directoryWith(`{ "entities": { "names": "names.csv" } }`)
        const names = path.join(directory, "names.csv")
        fs.writeFileSync(names, "text,type,canonical\n全总,ORG,中华全国总工会\n")
        const { configuration, provenance } = yield* loadConfiguration(directory, undefined, [])
        expect(configuration.entities.names).toEqual([{ text: "全总", type: "ORG", canonical: "中华全国总工会" }])
        expect(provenance["entities.names"]).toBe(names)
        fs.writeFileSync(names, "text,type,canonical\n全总,union,\n")
        const error = yield* Effect.flip(loadConfiguration(directory, undefined, []))
        expect(error.message).toContain(`${names}, row 2, column type: "union" is no type`)
        fs.rmSync(names)
        expect((yield* Effect.flip(loadConfiguration(directory, undefined, []))).message).toContain("is not there")
      })
    )

    it.effect("has no names where it names no file", () =>
      Effect.gen(function* () {
        const directory = yield* directoryWith(`{ "entities": { "names": null } }`)
        const { configuration } = yield* loadConfiguration(directory, undefined, [])
        expect(configuration.entities.names).toEqual([])
        expect(yield* messageOf(`{ "entities": { "names": ["全总"] } }`)).toContain("must be the path of a CSV file")
      })
    )

    it.effect("refuses a value of the wrong kind, and text that is not JSON", () =>
      Effect.gen(function* () {
        expect(yield* messageOf(`{ "run": { "workers": 0 } }`)).toContain("workers")
        expect(yield* messageOf(`{ "run": `)).toContain("not valid JSON")
        expect(yield* messageOf(`[]`)).toContain("JSON")
      })
    )
  })
})
