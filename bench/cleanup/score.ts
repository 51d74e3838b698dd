/**
 * The figures of cleaning without the other stages and without tables: the quick way while changing the stage.
 *
 * `node bench/cleanup/score.ts [--fast] [--keep DIR]`: `--fast` leaves the line tagger out; CLEAN_STATISTICS names
 * another file of statistics.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { ManagedRuntime } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { cleanTagged } from "../../src/stages/clean/clean-tagged.ts"
import { LineTagger } from "../../src/stages/clean/line-tagger.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"
import { temporaryDirectory } from "../run/jianbao.ts"
import { BULLETINS, printTierMeans } from "./reference-scorer.ts"
import { toScorerJson } from "./scorer-json.ts"

const bundled = join(import.meta.dirname, "../../models/clean/statistics.bin")
const statistics = parseStatistics(readFileSync(process.env["CLEAN_STATISTICS"] ?? bundled))

const tagger = ManagedRuntime.make(LineTagger.layer({ mode: process.argv.includes("--fast") ? "fast" : "full" }))
const keep = process.argv.indexOf("--keep")
await printTierMeans(
  async (id) => {
    const raw = readFileSync(join(BULLETINS, `${id}.txt`), "utf8")
    const { paragraphs, articles, title } = await tagger.runPromise(cleanTagged(raw, statistics, defaults.clean))
    return toScorerJson(paragraphs, articles, title)
  },
  keep > 0 ? process.argv[keep + 1]! : temporaryDirectory("clean-score")
)
await tagger.dispose()
