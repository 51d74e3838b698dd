/**
 * The figures of a naive baseline: lines are joined unless one ends a sentence, a line that holds nothing is nothing, and
 * the page is one article. `node bench/cleanup/naive.ts [--keep DIR]`, the same scorer as score.ts.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryDirectory } from "../run/jianbao.ts"
import { BULLETINS, printTierMeans } from "./reference-scorer.ts"
import type { ScorerJson } from "./scorer-json.ts"

const SENTENCE_END = /[。！？!?…][”’」』）)]*$/

const naive = (raw: string): ScorerJson => {
  const paragraphs: Array<string> = []
  let open = ""
  for (const line of raw.split(/\r\n|[\r\n]/)) {
    open += line.trim()
    if (!SENTENCE_END.test(open)) continue
    paragraphs.push(open)
    open = ""
  }
  if (open !== "") paragraphs.push(open)
  return { documentTitle: null, articles: [{ headline: null, byline: null, paragraphs }] }
}

const keep = process.argv.indexOf("--keep")
await printTierMeans(
  (id) => Promise.resolve(naive(readFileSync(join(BULLETINS, `${id}.txt`), "utf8"))),
  keep > 0 ? process.argv[keep + 1]! : temporaryDirectory("clean-naive")
)
