import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import { defaults } from "../../src/configuration/configuration.ts"
import type { Course } from "../../src/executor/course.ts"
import { parentVectors } from "../../src/executor/parent-vectors.ts"
import { StoredRun } from "../../src/store/stored-run.ts"
import { run, SMALL_PARTS, tablesOf, temporaryDirectory } from "../runs/runs-in-process.ts"
import { SENTENCE_COUNT, smallBulletin } from "../runs/small-bulletins.ts"

const fingerprints = { clean: "c", segment: "s", entities: "n", embed: "v" }
const course: Course = {
  fingerprints,
  begin: "bulletins",
  from: "clean",
  upTo: "embed",
  last: "embed",
  force: false
}

/** A run of some bulletins, each of these sentences. */
const archive = async (bulletins: ReadonlyArray<ReadonlyArray<number>>) => {
  const directory = temporaryDirectory()
  const [input, out] = [path.join(directory, "input"), path.join(directory, "out")]
  fs.mkdirSync(input)
  const add = (i: number, sentences: ReadonlyArray<number>) =>
    fs.writeFileSync(path.join(input, `${i}.txt`), smallBulletin(i, sentences))
  bulletins.forEach((sentences, i) => add(i, sentences))
  const { run: id } = await run(input, out)
  return { input, out, add, stored: await StoredRun.open(path.join(out, "runs", id)) }
}

it("every sentence of the parent run is found with the vector it has there, and nothing else is", async () => {
  const { stored } = await archive([[0, 1], [2], [1, 3]])
  const { find } = parentVectors({ parent: { run: stored, fingerprints }, course })
  for (const id of stored.documents.keys()) {
    const { sentences, embeddings } = (await stored.document(id))!
    for (const [i, { text }] of sentences.entries()) {
      expect(await Effect.runPromise(find(text))).toEqual(embeddings[i]!.vector)
    }
  }
  const texts = new Set(
    (await Promise.all([...stored.documents.keys()].map((id) => stored.rows("sentences", id)))).flatMap((rows) =>
      rows.map(({ text }) => text)
    )
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      fc.pre(!texts.has(text))
      expect(await Effect.runPromise(find(text))).toBeUndefined()
    })
  )
  await stored.close()
})

it("vectors that were made otherwise, or are asked for again, are not taken", async () => {
  const { stored } = await archive([[0]])
  const { text } = (await stored.rows("sentences", "0"))[0]!
  const found = (parent: typeof fingerprints, of: Course) =>
    Effect.runPromise(parentVectors({ parent: { run: stored, fingerprints: parent }, course: of }).find(text))
  expect(await found(fingerprints, course)).toBeDefined()
  expect(await found({ ...fingerprints, segment: "another" }, course)).toBeDefined()
  expect(await found({ ...fingerprints, embed: "another" }, course)).toBeUndefined()
  expect(await found(fingerprints, { ...course, from: "embed", force: true })).toBeUndefined()
  expect(await found(fingerprints, { ...course, from: "segment", force: true })).toBeDefined()
  await stored.close()
})

it("a run without vectors has none to take", async () => {
  const directory = temporaryDirectory()
  fs.writeFileSync(path.join(directory, "a.txt"), smallBulletin(1, [1]))
  const { run: id } = await run(directory, path.join(directory, "out"), { last: "entities" })
  const stored = await StoredRun.open(path.join(directory, "out", "runs", id))
  const { find } = parentVectors({ parent: { run: stored, fingerprints }, course })
  expect(await Effect.runPromise(find("镇长何秋声昨日到青石镇查看堤坝。"))).toBeUndefined()
  await stored.close()
})

it.each([
  ["float32", SMALL_PARTS],
  ["int8", { ...SMALL_PARTS, embed: { ...defaults.embed, vectors: "int8" as const } }]
])(
  "a bulletin of sentences that others have changes no byte of what a fresh run writes (%s vectors)",
  async (_, configuration) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(SENTENCE_COUNT - 1), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(SENTENCE_COUNT - 1), { minLength: 1, maxLength: 4 }),
        async (old, added) => {
          const directory = temporaryDirectory()
          const [input, out] = [path.join(directory, "input"), path.join(directory, "out")]
          fs.mkdirSync(input)
          fs.writeFileSync(path.join(input, "b.txt"), smallBulletin(1, old))
          await run(input, out, { configuration })
          fs.writeFileSync(path.join(input, "a.txt"), smallBulletin(2, added))
          const second = await run(input, out, { configuration })
          const fresh = await run(input, `${out}-fresh`, { configuration })
          expect(tablesOf(out, second)).toEqual(tablesOf(`${out}-fresh`, fresh))
        }
      ),
      { numRuns: 8 }
    )
  }
)
