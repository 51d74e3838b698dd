/**
 * The figures of cleaning without the other stages and without tables: the quick way while changing the stage.
 *
 * `node bench/cleanup/score.ts [--fast] [--keep DIR]`: `--fast` leaves the line tagger out; CLEAN_STATISTICS names
 * another file of statistics.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryDirectory } from "../run/jianbao.ts"
import { cleaningIn } from "./cleaning.ts"
import { BULLETINS, printTierMeans } from "./reference-scorer.ts"
import { toScorerJson } from "./scorer-json.ts"

const cleaning = cleaningIn(process.argv.includes("--fast") ? "fast" : "full")
const keep = process.argv.indexOf("--keep")
await printTierMeans(
  async (id) => {
    const { paragraphs, articles, title } = await cleaning.clean(readFileSync(join(BULLETINS, `${id}.txt`), "utf8"))
    return toScorerJson(paragraphs, articles, title)
  },
  keep > 0 ? process.argv[keep + 1]! : temporaryDirectory("clean-score")
)
await cleaning.dispose()
