import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import { addModel, type NewModel } from "../../../src/models/library/add-model.ts"
import type { EmbedderSettings } from "../../../src/models/sentences/embedder.ts"
import { listModels, verifyModels } from "../../../src/models/library/known-models.ts"
import { provideEmbedder } from "../../../src/models/sentences/provide-embedder.ts"
import { copyTiny, digestOf, FILES, scratch } from "../tiny-encoder/places.ts"

const COMMIT = createHash("sha1").update("tiny").digest("hex")
const CARD = "---\nlicense: apache-2.0\n---\n\nA tiny encoder.\n"

/** A hub on this machine that has one model, `owner/tiny`, and what was asked of it. */
const hub = (files: Readonly<Record<string, string | Buffer>> = {}) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const asked: Array<string> = []
      const content: Record<string, string | Buffer> = { "README.md": CARD, ...files }
      for (const file of FILES)
        content[file] ??= fs.readFileSync(path.join(import.meta.dirname, "../tiny-encoder", file))
      const server = http.createServer((request, response) => {
        asked.push(request.url!)
        if (request.url === "/api/models/owner/tiny/revision/main") return response.end(JSON.stringify({ sha: COMMIT }))
        const file = request.url!.replace(`/owner/tiny/resolve/${COMMIT}/`, "")
        const body = content[file]
        if (body === undefined) return response.writeHead(404).end()
        return response.end(body)
      })
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      return { host, asked, server }
    }),
    ({ server }) => Effect.promise(() => new Promise((resolve) => server.close(resolve)))
  )

const TINY: NewModel = { name: "owner/tiny", revision: null, dtype: "fp32", pooling: "mean" }

/** The settings that name the model of the hub as it should be. */
const pinned = (root: string): EmbedderSettings => ({
  ...defaults.embed,
  model: "owner/tiny",
  revision: COMMIT,
  digest: digestOf(copyTiny(root)),
  pooling: "mean"
})

describe("a model on a hub", () => {
  it.effect("is downloaded once, checked, and kept; what is asked for is its graph and what belongs to it", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const { host, asked } = yield* hub()
      const places = { added: path.join(root, "models"), host }
      const settings = pinned(root)
      const embedder = yield* provideEmbedder(settings, places)
      assert.strictEqual(embedder.digest, settings.digest)
      assert.strictEqual(embedder.revision, COMMIT)
      assert.deepStrictEqual(fs.readdirSync(places.added), [`owner--tiny@${COMMIT}-fp32`])
      assert.isFalse(asked.some((url) => url.includes("fp16")))
      const times = asked.length
      yield* provideEmbedder(settings, places)
      assert.strictEqual(asked.length, times)
    })
  )

  it.effect("leaves nothing behind when its digest is another one", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const { host } = yield* hub({ "config.json": `{ "model_type": "bert", "hidden_size": 8 }` })
      const places = { added: path.join(root, "models"), host }
      const error = yield* Effect.flip(provideEmbedder(pinned(root), places))
      assert.strictEqual(error.reason, "altered")
      assert.include(error.message, "nothing was kept")
      assert.deepStrictEqual(fs.readdirSync(places.added), [])
    })
  )

  it.effect("is not asked for when the configuration does not say which revision", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const { host, asked } = yield* hub()
      const places = { added: path.join(root, "models"), host }
      const error = yield* Effect.flip(provideEmbedder({ ...pinned(root), revision: null }, places))
      assert.strictEqual(error.reason, "unpinned")
      assert.include(error.message, "embed.revision")
      assert.deepStrictEqual(asked, [])
    })
  )

  it.effect("says what to do when there is no network, or no such revision", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const { host, server } = yield* hub()
      const places = { added: path.join(root, "models"), host }
      const unknown = yield* Effect.flip(provideEmbedder({ ...pinned(root), revision: "gone" }, places))
      assert.strictEqual(unknown.reason, "unreachable")
      assert.include(unknown.message, "at revision gone")
      server.close()
      server.closeAllConnections()
      const offline = yield* Effect.flip(provideEmbedder(pinned(root), places))
      assert.strictEqual(offline.reason, "unreachable")
      assert.include(offline.message, "ECONNREFUSED")
      assert.include(offline.message, "HF_ENDPOINT")
      assert.deepStrictEqual(fs.readdirSync(places.added), [])
    })
  )
})

describe("jianbao models add", () => {
  it.effect("finds the commit and the licence of a hub's model, and pins what the configuration then accepts", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const { host } = yield* hub()
      const places = { added: path.join(root, "models"), host }
      const { pin, description } = yield* addModel(TINY, defaults.embed, places)
      assert.deepStrictEqual(pin, {
        model: "owner/tiny",
        revision: COMMIT,
        digest: digestOf(copyTiny(root)),
        dtype: "fp32",
        pooling: "mean"
      })
      assert.strictEqual(description.licence, "apache-2.0")
      const embedder = yield* provideEmbedder({ ...defaults.embed, ...pin }, places)
      assert.strictEqual(embedder.vectors.dimensions, 8)
    })
  )

  it.effect("asks for the pooling unless the model's files say it", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const directory = copyTiny(root)
      const places = { added: path.join(root, "models") }
      const add = addModel({ ...TINY, name: directory, pooling: null }, defaults.embed, places)
      assert.include((yield* Effect.flip(add)).message, "--pooling cls")
      fs.mkdirSync(path.join(directory, "1_Pooling"))
      fs.writeFileSync(
        path.join(directory, "1_Pooling", "config.json"),
        `{ "pooling_mode_cls_token": false, "pooling_mode_lasttoken": true }`
      )
      assert.strictEqual((yield* add).pin.pooling, "last")
    })
  )

  it.effect("makes a folder known to models list and models verify, and leaves the folder as it is", () =>
    Effect.gen(function* () {
      const root = yield* scratch
      const directory = copyTiny(root)
      const places = { added: path.join(root, "models") }
      const before = fs.readdirSync(directory)
      yield* addModel({ ...TINY, name: directory, dtype: "fp16" }, defaults.embed, places)
      assert.deepStrictEqual(fs.readdirSync(directory), before)
      const listed = (yield* listModels(places)).find(({ from }) => from === "added")
      assert.deepInclude(listed, { id: "tiny", dtype: "fp16", dimensions: 8, directory, licence: "unknown" })
      assert.strictEqual(listed!.digest, digestOf(directory, "fp16"))
      const status = () =>
        Effect.map(verifyModels(places), (models) => models.find(({ from }) => from === "added")!.verified)
      assert.isTrue(yield* status())
      fs.appendFileSync(path.join(directory, "config.json"), " ")
      assert.isFalse(yield* status())
    })
  )
})
