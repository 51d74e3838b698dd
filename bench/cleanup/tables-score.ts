/**
 * The figures of cleaning, from the tables of a real run over the bulletins that have a gold answer.
 * `node bench/cleanup/tables-score.ts [--keep DIR]`; --keep leaves each document's answer and figures there.
 */
import * as path from "node:path"
import { StoredRun } from "../../src/store/stored-run.ts"
import { describeMachine, jianbaoRun, temporaryDirectory } from "../run/jianbao.ts"
import { BULLETINS, printTierMeans } from "./reference-scorer.ts"
import { toScorerJson } from "./scorer-json.ts"

const scratch = temporaryDirectory("cleanup")
const out = path.join(scratch, "out")
const { manifest } = jianbaoRun([BULLETINS, "--stages", "clean", "--out", out])
const run = await StoredRun.open(path.join(out, "runs", manifest.run))

/** Each answer is read when its turn comes; the tables are one, so one at a time. */
let turn: Promise<unknown> = Promise.resolve()
const answerOf = (id: string) => {
  const answer = turn
    .then(() => run.document(id))
    .then((stored) => {
      if (stored === undefined) throw new Error(`the run has no document ${id}`)
      return toScorerJson(stored.paragraphs, stored.articles, stored.document.title)
    })
  turn = answer
  return answer
}

const keep = process.argv.indexOf("--keep")
console.log(`${describeMachine()} · means over the documents of a tier`)
await printTierMeans(answerOf, keep > 0 ? path.resolve(process.argv[keep + 1]!) : scratch)
await run.close()
