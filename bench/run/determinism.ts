/** The same bulletins with other numbers of workers, part sizes and orders of the file system: are the bytes the same? */
import * as fs from "node:fs"
import * as path from "node:path"
import { makeCorpus } from "./corpus.ts"
import { jianbaoRun, temporaryDirectory } from "./jianbao.ts"

const directory = temporaryDirectory("determinism")
const input = path.join(directory, "input")
makeCorpus(input, 24)
// The same files, written in the opposite order: a file system may list them so.
const reversed = path.join(directory, "reversed")
fs.mkdirSync(reversed)
for (const file of fs.readdirSync(input).toSorted().toReversed())
  fs.copyFileSync(path.join(input, file), path.join(reversed, file))
const smallParts = path.join(directory, "small-parts.json")
fs.writeFileSync(smallParts, JSON.stringify({ run: { partDocuments: 5 } }))

const variants: Readonly<Record<string, ReadonlyArray<string>>> = {
  "1 worker": [input, "--workers", "1"],
  "2 workers": [input, "--workers", "2"],
  "2 workers, files in reverse": [reversed, "--workers", "2"],
  "2 workers, parts of 5": [input, "--workers", "2", "--config", smallParts]
}
let first: string | undefined
for (const [name, args] of Object.entries(variants)) {
  const { manifest } = jianbaoRun([...args, "--out", path.join(directory, name.replaceAll(/\W/g, "-"))])
  const digests = JSON.stringify(Object.entries(manifest.outputs).map(([table, { sha256 }]) => [table, sha256]))
  first ??= digests
  console.log(`${name.padEnd(30)} ${digests === first ? "the same bytes in all nine tables" : "DIFFERENT"}`)
  if (digests !== first) process.exitCode = 1
}
