import * as fs from "node:fs"
import * as path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import { StoredRun } from "../../src/store/stored-run.ts"
import { run, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { SENTENCE_COUNT, smallBulletin } from "./small-bulletins.ts"

it("a bulletin that changes or vanishes while the run begins is set aside, and the next run takes it", async () => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  const out = path.join(directory, "out")
  fs.mkdirSync(input)
  const put = (name: string, text: string) => fs.writeFileSync(path.join(input, `${name}.txt`), text)
  for (const [i, name] of ["changes", "stays", "vanishes"].entries()) put(name, smallBulletin(i, [i]))
  const meanwhile = () => {
    put("changes", smallBulletin(0, [4]))
    fs.rmSync(path.join(input, "vanishes.txt"))
  }
  const first = await run(input, out, { meanwhile })
  expect(first.inputs.map(({ status }) => status)).toEqual(["quarantined", "ok", "quarantined"])

  put("vanishes", smallBulletin(2, [2]))
  const second = await run(input, out)
  expect(second).toMatchObject({ reuse: { computed: 2, kept: 1 } })
  const fresh = await run(input, `${out}-fresh`)
  expect(tablesOf(out, second)).toEqual(tablesOf(`${out}-fresh`, fresh))
})

it("a bulletin that changed and changed back is taken by the next run", async () => {
  const directory = temporaryDirectory()
  const input = path.join(directory, "input")
  const out = path.join(directory, "out")
  const file = path.join(input, "a.txt")
  fs.mkdirSync(input)
  fs.writeFileSync(file, smallBulletin(1, [1]))
  await run(input, out, { meanwhile: () => fs.writeFileSync(file, "") })
  fs.writeFileSync(file, smallBulletin(1, [1]))
  expect((await run(input, out)).inputs.map(({ status }) => status)).toEqual(["ok"])
})

it("a document that is added changes no row of those that were there", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(SENTENCE_COUNT - 1), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async (texts) => {
        const directory = temporaryDirectory()
        const input = path.join(directory, "input")
        fs.mkdirSync(input)
        const put = (i: number) => fs.writeFileSync(path.join(input, `${i}.txt`), smallBulletin(i, texts[i]!))
        const rows = async (out: string) => {
          const { run: id } = await run(input, out)
          const stored = await StoredRun.open(path.join(out, "runs", id))
          const found = await Promise.all(
            texts.slice(0, -1).map(async (_, i) => JSON.stringify(await stored.document(String(i))))
          )
          await stored.close()
          return found
        }
        for (let i = 0; i < texts.length - 1; i++) put(i)
        const before = await rows(path.join(directory, "out"))
        put(texts.length - 1)
        expect(await rows(path.join(directory, "out"))).toEqual(before)
        expect(await rows(path.join(directory, "fresh"))).toEqual(before)
      }
    ),
    { numRuns: 2 }
  )
}, 180_000)
