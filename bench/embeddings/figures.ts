/**
 * The figures of sentence vectors in docs/quality.md, part by part.
 *
 *     npm run bench embeddings [-- --only PART]
 *
 * What a part takes besides stands at the head of its file, and can be given to it alone: with --only, further options
 * go to the part. Needs the corpora beside the project, and what the scripts in training/embedder make.
 */
import { spawnSync } from "node:child_process"
import { loadavg } from "node:os"
import * as path from "node:path"
import { describeMachine } from "../run/jianbao.ts"
import { instructionSet } from "./instruction-set.ts"

const PARTS = {
  quality: "Spearman with what people said of pairs, headline to lead; float32, usual int8 and floors beside it",
  cosine: "cosine to float32 on sentences of the newest news",
  tokenizer: "token ids beside those of the reference implementation",
  speed: "sentences a second beside float32, the usual int8 file and Python; two workers",
  "instruction-sets": "distance of the vectors to those of older processors, emulated"
}

const [first, part, ...rest] = process.argv.slice(2)
if (first !== undefined && (first !== "--only" || part === undefined || !(part in PARTS))) {
  console.error("usage: npm run bench embeddings [-- --only PART]; there are:")
  for (const [name, prints] of Object.entries(PARTS)) console.error(`  ${name.padEnd(12)} ${prints}`)
  process.exit(2)
}
console.log(`${describeMachine()} · ${instructionSet()} · load ${loadavg()[0]!.toFixed(1)}`)
for (const [name, prints] of Object.entries(PARTS)) {
  if (part !== undefined && part !== name) continue
  console.log(`\n${name}: ${prints}`)
  const script = path.join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, [script, ...rest], { stdio: "inherit" })
  if (status !== 0) process.exitCode = status ?? 1
}
