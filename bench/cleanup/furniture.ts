/**
 * How well lines of furniture are told on noised pages: `node bench/cleanup/furniture.ts [--pages N] [--noised FILE]`
 * (noised-sample.ts).
 */
import { splitLines } from "../../src/stages/clean/lines/lines.ts"
import { findFurniture } from "../../src/stages/clean/roles/furniture.ts"
import { statistics } from "./cleaning.ts"
import { noisedSample } from "./noised-sample.ts"

const counts = { found: 0, missed: 0, wrong: 0 }
for await (const { raw, lines } of noisedSample().pages) {
  findFurniture(splitLines(raw), statistics.language).forEach((found, i) => {
    const is = lines[i]![0] === "F"
    if (found === 1) counts[is ? "found" : "wrong"]++
    else if (is) counts.missed++
  })
}
console.log(`lines of furniture: ${counts.found} found, ${counts.missed} missed, ${counts.wrong} taken wrongly`)
