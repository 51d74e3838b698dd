/**
 * The figures of cleaning without the other stages and without tables: the quick way while changing the stage.
 *
 * `node bench/cleanup/score.ts [--keep DIR]`; CLEAN_STATISTICS names another file of statistics.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { defaults } from "../../src/configuration/configuration.ts"
import { cleanText } from "../../src/stages/clean/clean-text.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"
import { temporaryDirectory } from "../run/jianbao.ts"
import { BULLETINS, printTierMeans } from "./reference-scorer.ts"
import { toScorerJson } from "./scorer-json.ts"

const bundled = join(import.meta.dirname, "../../models/clean/statistics.bin")
const statistics = parseStatistics(readFileSync(process.env["CLEAN_STATISTICS"] ?? bundled))

const keep = process.argv.indexOf("--keep")
await printTierMeans(
  (id) => {
    const raw = readFileSync(join(BULLETINS, `${id}.txt`), "utf8")
    const { paragraphs, articles, title } = cleanText(raw, statistics, defaults.clean)
    return Promise.resolve(toScorerJson(paragraphs, articles, title))
  },
  keep > 0 ? process.argv[keep + 1]! : temporaryDirectory("clean-score")
)
