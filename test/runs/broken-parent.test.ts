import * as fs from "node:fs"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import { rerun, run, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { smallBulletin } from "./small-bulletins.ts"

/** Two runs of two bulletins; what is done to the newest run breaks it. */
const archive = async (breaking: (newest: string) => void) => {
  const directory = temporaryDirectory()
  const [input, out] = [path.join(directory, "input"), path.join(directory, "out")]
  fs.mkdirSync(input)
  for (const i of [0, 1]) fs.writeFileSync(path.join(input, `${i}.txt`), smallBulletin(i, [i]))
  const sound = await run(input, out)
  const broken = await run(input, out)
  breaking(path.join(out, "runs", broken.run))
  return { input, out, sound, broken }
}

/** A table is linked between runs: only one of them is to be broken. */
const cutOff = (file: string) => {
  const bytes = fs.readFileSync(file)
  fs.rmSync(file)
  fs.writeFileSync(file, bytes.subarray(0, bytes.length >> 1))
}

describe("a broken run", () => {
  it.each([
    ["without its manifest", (run: string) => fs.rmSync(path.join(run, "manifest.json"))],
    ["with half a manifest", (run: string) => cutOff(path.join(run, "manifest.json"))],
    ["without a table", (run: string) => fs.rmSync(path.join(run, "tokens.arrow"))],
    ["with half a table", (run: string) => cutOff(path.join(run, "tokens.arrow"))]
  ])("%s gives no row to the next run, which is as good as a fresh one", async (_, breaking) => {
    const { input, out, sound, broken } = await archive(breaking)
    const next = await run(input, out)
    expect(next).toMatchObject({ parent: sound.run, reuse: { computed: 0, kept: 2 } })
    expect(tablesOf(out, next)).toEqual(tablesOf(out, sound))
    await expect(run(input, out, { parent: { run: broken.run } })).rejects.toThrow("jianbao run --fresh")
    await expect(rerun(out, { stage: "entities", run: broken.run })).rejects.toThrow("jianbao run --fresh")
  })

  it("that is the only one is no obstacle: everything is computed", async () => {
    const { input, out, sound } = await archive(() => undefined)
    for (const id of fs.readdirSync(path.join(out, "runs"))) fs.rmSync(path.join(out, "runs", id, "sentences.arrow"))
    const next = await run(input, out)
    expect(next).toMatchObject({ parent: null, reuse: { computed: 2, kept: 0 }, outputs: sound.outputs })
  })
})
