import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { bundledModel } from "../../../src/models/library/bundled.ts"
import { verifyModels } from "../../../src/models/library/known-models.ts"
import { modelDigest } from "../../../src/models/library/model-files.ts"

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** A folder of models with one in it, removed when the test ends. */
const modelsRoot = (weights: string, change: Record<string, unknown> = {}) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const root = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-models-"))
      const files = [
        { path: "b.onnx", sha256: sha256(weights), bytes: weights.length },
        { path: "a.json", sha256: sha256("{}"), bytes: 2 }
      ]
      const description = {
        id: "tiny",
        kind: "embedder",
        source: "this test",
        licence: "MIT",
        files,
        figures: {},
        ...change
      }
      fs.mkdirSync(path.join(root, "tiny"))
      fs.mkdirSync(path.join(root, "not-a-model"))
      fs.writeFileSync(path.join(root, "tiny", "model.json"), JSON.stringify(description))
      fs.writeFileSync(path.join(root, "tiny", "a.json"), "{}")
      fs.writeFileSync(path.join(root, "tiny", "b.onnx"), weights)
      return root
    }),
    (root) => Effect.sync(() => fs.rmSync(root, { recursive: true }))
  )

describe("bundled models", () => {
  it.effect("that come with the package all verify", () =>
    Effect.gen(function* () {
      const models = (yield* verifyModels()).filter(({ from }) => from === "bundled")
      assert.include(
        models.map((model) => model.kind),
        "embedder"
      )
      for (const model of models) assert.strictEqual(model.problem, null)
    })
  )

  it.effect("have a digest that names their content", () =>
    Effect.gen(function* () {
      const one = yield* bundledModel("tiny", yield* modelsRoot("weights"))
      const same = yield* bundledModel("tiny", yield* modelsRoot("weights"))
      const other = yield* bundledModel("tiny", yield* modelsRoot("other weights"))
      assert.strictEqual(one.digest, same.digest)
      assert.notStrictEqual(one.digest, other.digest)
      assert.strictEqual(one.digest, sha256(`${sha256("{}")}  a.json\n${sha256("weights")}  b.onnx\n`))
    })
  )

  it.effect("have a digest that does not depend on the order of the files or on the figures", () =>
    Effect.gen(function* () {
      const { description, digest } = yield* bundledModel("tiny", yield* modelsRoot("weights"))
      const remeasured = yield* bundledModel("tiny", yield* modelsRoot("weights", { figures: { speed: 1 } }))
      assert.strictEqual(modelDigest(description.files.toReversed()), digest)
      assert.strictEqual(remeasured.digest, digest)
    })
  )

  it.effect("are refused when a file has been altered", () =>
    Effect.gen(function* () {
      const root = yield* modelsRoot("weights")
      fs.writeFileSync(path.join(root, "tiny", "b.onnx"), "weightz")
      const error = yield* Effect.flip(bundledModel("tiny", root))
      assert.strictEqual(error.reason, "altered")
      assert.include(error.message, path.join(root, "tiny", "b.onnx"))
      assert.include(error.message, "git checkout")
      const [status] = yield* verifyModels({ bundled: root })
      assert.isFalse(status!.verified)
      assert.strictEqual(status!.problem, error.message)
    })
  )

  it.effect("are refused when a file or the folder is missing", () =>
    Effect.gen(function* () {
      const root = yield* modelsRoot("weights")
      fs.rmSync(path.join(root, "tiny", "a.json"))
      assert.strictEqual((yield* Effect.flip(bundledModel("tiny", root))).reason, "missing")
      assert.strictEqual((yield* Effect.flip(bundledModel("no-such-model", root))).reason, "missing")
    })
  )

  it.effect("are refused when the description is wrong, and the message names the field", () =>
    Effect.gen(function* () {
      const root = yield* modelsRoot("weights", { licence: "" })
      const error = yield* Effect.flip(bundledModel("tiny", root))
      assert.strictEqual(error.reason, "invalid")
      assert.include(error.message, "licence")
    })
  )
})
