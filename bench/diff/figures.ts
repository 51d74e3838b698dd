/**
 * The figures of docs/diff.md: planted changes found and blamed on the right layer, time and memory, and two recognisers
 * on real text.
 *
 * `--pairs N` (500), `--seed N` (1), `--documents N` (1,000), `--only PART` (planted, scale, real), `--bulletins N` (1,000)
 * and `--keep DIR` of `real`: where its runs stay, for docs/pictures/diff-page.ts.
 */
import * as path from "node:path"
import { parseArgs } from "node:util"
import { type Line, printLine } from "../operations/line.ts"
import { describeMachine, temporaryDirectory } from "../run/jianbao.ts"
import { planted } from "./planted.ts"
import { real } from "./real.ts"
import { scale } from "./scale.ts"

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    documents: { type: "string", default: "1000" },
    bulletins: { type: "string", default: "1000" },
    keep: { type: "string" },
    only: { type: "string" }
  }
})

const parts: Readonly<Record<string, () => AsyncGenerator<Line>>> = {
  planted: () => planted(Number(values.pairs), Number(values.seed)),
  scale: () => scale(temporaryDirectory("diff"), Number(values.documents)),
  real: () =>
    real(path.resolve(values.keep ?? temporaryDirectory("diff-real")), Number(values.bulletins), Number(values.seed))
}

console.log(describeMachine())
for (const [name, lines] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue
  for await (const line of lines()) {
    printLine(line)
    if (line.met === false) process.exitCode = 1
  }
}
