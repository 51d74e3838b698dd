import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { expect, it } from "vitest"
import type { Configuration } from "../../src/configuration/configuration.ts"
import { diffRuns } from "../../src/diff/diff-runs.ts"
import { OpenedRun } from "../../src/diff/reading/open-run.ts"
import type { EmbedderSettings } from "../../src/models/sentences/embedder.ts"
import { executeRun, type RunOptions } from "../../src/runs/execute-run.ts"
import { stageManifests } from "../../src/runs/fingerprint.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { StoredRun } from "../../src/store/stored-run.ts"
import { verifyRun } from "../../src/verify/verify-run.ts"
import { copyTiny, settingsOf } from "../models/tiny-encoder/places.ts"
import { inProcess, rerun, run, SMALL_PARTS, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

/** Bulletins, and a configuration that embeds them with the tiny encoder. */
const project = () => {
  const directory = temporaryDirectory()
  const [input, out] = [path.join(directory, "input"), path.join(directory, "out")]
  fs.mkdirSync(input)
  const put = (name: string, sentences: ReadonlyArray<number>) =>
    fs.writeFileSync(path.join(input, `${name}.txt`), smallBulletin(name.codePointAt(0)!, sentences))
  put("a", [0, 1])
  put("b", [2, 3])
  const tiny = copyTiny(directory)
  const using = (more: Partial<EmbedderSettings> = {}): Configuration => ({
    ...SMALL_PARTS,
    clean: { ...SMALL_PARTS.clean, mode: "fast" },
    entities: { ...SMALL_PARTS.entities, recogniser: "jieba" },
    embed: settingsOf(tiny, more)
  })
  return { input, out, put, using }
}

const vectorsOf = async (out: string, id: string) => {
  const stored = await StoredRun.open(path.join(out, "runs", id))
  const rows = await Promise.all([...stored.documents.keys()].map((document) => stored.rows("embeddings", document)))
  await stored.close()
  return rows.flat().map(({ vector }) => vector)
}

it("a run with another model has vectors of its length, names all that made them, and verifies", async () => {
  const { input, out, using } = project()
  const manifest = await run(input, out, { configuration: using({ queryPrefix: "问：", documentPrefix: "文：" }) })
  expect(manifest.models).toMatchObject([
    {
      id: "tiny",
      kind: "embedder",
      dtype: "fp32",
      pooling: "mean",
      revision: null,
      document_prefix: "文：",
      query_prefix: "问：",
      dimensions: 8,
      vectors: "float32",
      device: "cpu"
    }
  ])
  const { violations } = await Effect.runPromise(verifyRun(path.join(out, "runs", manifest.run), true))
  expect(violations).toEqual([])
  for (const vector of await vectorsOf(out, manifest.run)) expect(vector).toHaveLength(8)
})

it("vectors stored as int8 and truncated verify, and those that are reused are the bytes of a fresh run", async () => {
  const { input, out, put, using } = project()
  const configuration = using({ vectors: "int8", dimensions: 5 })
  const first = await run(input, out, { configuration })
  expect((await Effect.runPromise(verifyRun(path.join(out, "runs", first.run), true))).violations).toEqual([])
  put("a", [0, 4])
  put("c", [5])
  const second = await run(input, out, { configuration })
  const fresh = await run(input, `${out}-fresh`, { configuration })
  expect(second.reuse).toMatchObject({ computed: 2, kept: 1 })
  expect(tablesOf(out, second)).toEqual(tablesOf(`${out}-fresh`, fresh))
  for (const vector of await vectorsOf(out, second.run)) expect(vector).toHaveLength(5)
})

it("anything that makes a vector is in the fingerprint of embed; where the model lies and the query's prefix are not", async () => {
  const [one, other] = [project(), project()]
  const fingerprint = async (configuration: Configuration) =>
    (await Effect.runPromise(stageManifests(configuration, "embed"))).embed!.fingerprint
  const before = await fingerprint(one.using())
  expect(await fingerprint(other.using())).toBe(before)
  expect(await fingerprint(one.using({ queryPrefix: "问：" }))).toBe(before)
  const changes = [
    { pooling: "cls" },
    { dimensions: 4 },
    { documentPrefix: "文：" },
    { dtype: "fp16" },
    { vectors: "int8" },
    { device: "webgpu" }
  ] as const
  const found = await Promise.all(changes.map((more) => fingerprint(one.using(more))))
  expect(new Set([before, ...found]).size).toBe(1 + changes.length)
})

it("diff compares vectors of float32 with those of int8, and leaves vectors of two lengths alone", async () => {
  const { input, out, using } = project()
  const runs = [
    await run(input, out, { configuration: using() }),
    await run(input, out, { configuration: using({ vectors: "int8" }) }),
    await run(input, out, { configuration: using({ dimensions: 6 }) })
  ]
  const [whole, bytes, short] = await Promise.all(runs.map(({ run: id }) => OpenedRun.open(path.join(out, "runs", id))))
  const options = { accepted: new Map(), gates: [], limit: 10, wanted: () => true, sample: 5, seed: 0 }
  const { report } = await diffRuns(whole!, bytes!, options)
  const sentences = (await vectorsOf(out, runs[0]!.run)).length
  expect(report.drift).toMatchObject({ compared: sentences })
  expect(report.drift!.max).toBeLessThan(1e-3)
  expect((await diffRuns(whole!, short!, options)).report.drift).toBeNull()
  for (const opened of [whole!, bytes!, short!]) await opened.close()
})

it("a rerun of some documents does not put vectors of two lengths into one table", async () => {
  const { input, out, using } = project()
  await run(input, out, { configuration: using() })
  const options = { stage: "embed", configuration: using({ dimensions: 4 }) } as const
  await expect(rerun(out, { ...options, where: (id) => id === "a" })).rejects.toThrow("leave --where out")
  const all = await rerun(out, options)
  expect(all.models).toMatchObject([{ dimensions: 4 }])
  // A rerun that makes no vectors goes on naming the model of those that are there.
  const words = await rerun(out, { stage: "segment", only: true, configuration: using() })
  expect(words.models).toEqual(all.models)
})

it("a run that does not embed needs no file of the model that the configuration names", async () => {
  const { input, out, using } = project()
  const embed = { ...using().embed, model: "owner/name", revision: "main", digest: "0".repeat(64) }
  const provide = await inProcess(using())
  const options = { input, output: new OutputDirectory(out), provenance: {}, workers: 1, parent: "none", last: "clean" }
  const configuration = { ...using(), embed }
  const manifest = await Effect.runPromise(provide(executeRun({ ...options, configuration } as RunOptions)))
  expect(manifest.models).toMatchObject([{ id: "owner/name", digest: "0".repeat(64) }])
})
