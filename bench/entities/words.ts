/**
 * Word F1 of nodejieba against the SIGHAN 2005 test sets (PKU, MSR), with the hidden Markov model off and on.
 *
 *     node bench/entities/words.ts [../shared/data/seg/icwb2]
 *
 * A word counts when both its ends are right. `tag` is what the segment stage uses.
 */
import nodejieba from "nodejieba"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { splitWords } from "../../src/stages/segment/words.ts"

const lines = (path: string): ReadonlyArray<string> => readFileSync(path, "utf8").split(/\r?\n/)

/** The ends of consecutive words as `start-end`. */
const spans = (words: ReadonlyArray<string>): ReadonlySet<string> => {
  let at = 0
  return new Set(words.map((word) => `${at}-${(at += word.length)}`))
}

const segmenters: Readonly<Record<string, (text: string) => ReadonlyArray<string>>> = {
  "cut, HMM off": (text) => nodejieba.cut(text, false),
  "cut, HMM on": (text) => nodejieba.cut(text, true),
  "tag (segment stage)": (text) => splitWords(text, (input) => nodejieba.tag(input)).map((word) => word.text)
}

const folder = process.argv[2] ?? "../shared/data/seg/icwb2"
for (const corpus of ["pku", "msr"]) {
  const gold = lines(join(folder, `${corpus}_test_gold.utf8`)).map((line) => line.split(/\s+/).filter((w) => w !== ""))
  for (const [name, segment] of Object.entries(segmenters)) {
    let right = 0
    let found = 0
    let wanted = 0
    for (const words of gold) {
      const text = words.join("")
      if (text === "") continue
      const truth = spans(words)
      const answer = spans(segment(text))
      for (const span of answer) if (truth.has(span)) right++
      found += answer.size
      wanted += truth.size
    }
    const percent = (value: number) => (100 * value).toFixed(1)
    const row = `P ${percent(right / found)} R ${percent(right / wanted)} F ${percent((2 * right) / (found + wanted))}`
    process.stdout.write(`${corpus}  ${name.padEnd(20)} ${row}\n`)
  }
}
