/**
 * Whether half-width marks become full-width where they should: in the paragraphs of undamaged noised pages all marks
 * are made half-width, then normalised. `node bench/cleanup/half-width.ts [--pages N] [--noised FILE]` (noised-sample.ts).
 */
import { widthChanges, withWidths } from "../../src/stages/clean/writing/normalise.ts"
import { paragraphsOf } from "../../training/clean/noised-pages.ts"
import { noisedSample } from "./noised-sample.ts"

const RULES = { fullwidth: false, punctuation: true }
const MARK = /[，：；？！（）,:;?!()]/
const normalised = (text: string): string => withWidths(text, widthChanges(text, RULES))

let marks = 0
let wrong = 0
let unstable = 0
for await (const page of noisedSample().pages) {
  // On the others marks were made half-width already.
  if (page.hard > 0) continue
  for (const gold of paragraphsOf(page)) {
    const found = normalised(gold.replace(/[，：；？！（）]/g, (mark) => mark.normalize("NFKC")))
    if (normalised(found) !== found) unstable++
    for (let at = 0; at < gold.length; at++) {
      if (MARK.test(gold[at]!)) marks++
      if (found[at] !== gold[at]) wrong++
    }
  }
}
console.log(
  `${marks} marks, ${wrong} of another width than they had; ${unstable} paragraphs change when normalised again`
)
