/** A comment, a helper that does the same, a helper that does something else: what is done again? */
import * as fs from "node:fs"
import * as path from "node:path"
import { StageName } from "../../src/domain/issue.ts"
import type { Manifest } from "../../src/store/manifest.ts"
import { StoredRun } from "../../src/store/stored-run.ts"
import type { TableName } from "../../src/tables/tables.ts"
import { ROOT } from "../run/corpus.ts"
import type { Line } from "./line.ts"
import { computed, digests, jianbao, latest, run } from "./program.ts"

const HELPER = "src/stages/segment/stops.ts"

/** Works on a copy of the program: what a run does again is decided by the source that lies there. */
export const codeChanges = async (directory: string): Promise<ReadonlyArray<Line>> => {
  const root = copyProgram(path.join(directory, "program"))
  const out = path.join(directory, "code-change")
  const again = () => run([path.join(ROOT, "data/raw"), "--out", out], { root }).manifest
  const edit = (change: (code: string) => string) => {
    const file = path.join(root, HELPER)
    const code = fs.readFileSync(file, "utf8")
    if (change(code) === code) throw new Error(`${HELPER} is not as this benchmark expects it`)
    fs.writeFileSync(file, change(code))
  }
  const first = again()
  const documents = first.inputs.length

  edit((code) => `// A semicolon ends nothing.\n${code}`)
  const commented = counts(again())

  edit((code) => `${code}\nexport const STOPS_OF_A_LINE = 1\n`)
  const sameRows = counts(again())

  const before = latest(out)
  edit((code) => code.replace(`case "。":`, `case "；":\n    case "。":`))
  const otherRows = counts(again())
  const sentences = await changed(before, latest(out), ["sentences"])
  const names = await changed(before, latest(out), ["sentences", "tokens"])

  edit((code) => code.replace(`    case "；":\n`, ""))
  const rerun = jianbao(["rerun", "segment", "--only", "--out", out, "--json"], { root })
  const { stale } = JSON.parse(rerun.stdout) as Manifest
  again()
  const mended = digests(latest(out))
  run([path.join(ROOT, "data/raw"), "--out", `${out}-fresh`], { root })
  const same = mended === digests(latest(`${out}-fresh`))

  return [
    line("a comment in a helper of segment", commented, [0, 0, 0, 0], "nothing redone"),
    line("that helper's code, the same rows", sameRows, [0, documents, 0, 0], "that stage, and nothing behind it"),
    line(
      `that helper's rows, in ${sentences} of ${documents} bulletins`,
      otherRows,
      [0, documents, names, sentences],
      "that stage, and behind it the bulletins whose rows changed"
    ),
    {
      what: "its rows again, rerun segment --only, then run",
      figure: `${stale.join(" and ")} stale, then tables ${same ? "as of a fresh run" : "DIFFERENT"}`,
      aim: "entities and embed stale, then as of a fresh run",
      met: stale.join() === "entities,embed" && same
    }
  ]
}

const line = (what: string, found: ReadonlyArray<number>, wanted: ReadonlyArray<number>, aim: string): Line => ({
  what,
  figure: `computed ${StageName.literals.map((stage, i) => `${stage} ${found[i]}`).join(", ")}`,
  aim,
  met: found.join() === wanted.join()
})

const counts = (manifest: Manifest): ReadonlyArray<number> =>
  StageName.literals.map((stage) => computed(manifest, stage))

const copyProgram = (root: string): string => {
  for (const name of ["src", "bin", "package.json"]) {
    fs.cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true })
  }
  for (const name of ["node_modules", "models"]) fs.symlinkSync(path.join(ROOT, name), path.join(root, name))
  return root
}

/** In how many documents the rows of any of the tables differ between two runs. */
const changed = async (a: string, b: string, tables: ReadonlyArray<TableName>): Promise<number> => {
  const [before, after] = [await StoredRun.open(a), await StoredRun.open(b)]
  let count = 0
  for (const id of after.documents.keys()) {
    for (const table of tables) {
      if (JSON.stringify(await before.rows(table, id)) === JSON.stringify(await after.rows(table, id))) continue
      count++
      break
    }
  }
  await before.close()
  await after.close()
  return count
}
