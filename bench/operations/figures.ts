/**
 * The figures of docs/operations.md: what a run does again and what it leaves alone, and what is left of a run that is
 * killed, runs out of disk, or meets another.
 *
 * `--kills N` (200), `--histories N` (100), `--bulletins N` (1,000), `--seed N`, `--only PART` (incremental, code,
 * kills, failures, histories).
 */
import { parseArgs } from "node:util"
import { describeMachine, temporaryDirectory } from "../run/jianbao.ts"
import { distinctBulletin } from "../run/corpus.ts"
import { makeArchive } from "./archive.ts"
import { codeChanges } from "./code-change.ts"
import { failures } from "./failures.ts"
import { histories } from "./histories.ts"
import { nothingChanged, oneCharacter, oneMore, reprints } from "./incremental.ts"
import { kills } from "./kills.ts"
import { printLine, type Line } from "./line.ts"
import { rerunEntities } from "./rerun.ts"

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    histories: { type: "string", default: "100" },
    bulletins: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" }
  }
})
const directory = temporaryDirectory("operations")

const parts: Readonly<Record<string, () => AsyncGenerator<Line>>> = {
  incremental: async function* () {
    const archive = makeArchive(`${directory}/archive`, Number(values.bulletins), distinctBulletin)
    yield oneMore(archive)
    yield reprints(archive)
    yield nothingChanged(archive)
    yield oneCharacter(archive)
    yield rerunEntities(archive)
  },
  code: async function* () {
    yield* await codeChanges(directory)
  },
  failures: async function* () {
    yield* await failures(directory)
  },
  kills: async function* () {
    yield* await kills(directory, Number(values.kills), Number(values.seed))
  },
  histories: async function* () {
    yield histories(Number(values.histories))
  }
}

console.log(describeMachine())
for (const [name, lines] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue
  for await (const line of lines()) {
    printLine(line)
    if (line.met === false) process.exitCode = 1
  }
}
