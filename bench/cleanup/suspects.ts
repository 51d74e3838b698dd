/**
 * How well misread characters are found: in each noised page's clean text one character is replaced by a look-alike.
 * `node bench/cleanup/suspects.ts [--pages N] [--noised FILE]` (noised-sample.ts). Prints, for several
 * thresholds of the log-odds (nats), precision, recall, and false alarms in 100,000 characters.
 */
import { lookAlikes } from "../../src/stages/clean/suspects/look-alikes.ts"
import { suspectsIn } from "../../src/stages/clean/suspects/suspects.ts"
import { paragraphsOf } from "../../training/clean/noised-pages.ts"
import { statistics } from "./cleaning.ts"
import { noisedSample } from "./noised-sample.ts"

/** Numbers in [0, 1) from a seed (Numerical Recipes' linear congruential generator). */
const random = ((state: number) => () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
})(7)
const pick = <A>(from: ReadonlyArray<A>): A => from[Math.floor(random() * from.length)]!

const found: Array<{ readonly logOdds: number; readonly right: boolean }> = []
let planted = 0
let characters = 0
for await (const page of noisedSample().pages) {
  const paragraphs = paragraphsOf(page)
  characters += paragraphs.reduce((sum, text) => sum + text.length, 0)
  const places = paragraphs.flatMap((text, p) =>
    Array.from({ length: text.length }, (_, at) => ({ p, at })).filter(({ at }) => lookAlikes.has(text.charCodeAt(at)))
  )
  if (places.length === 0) continue
  const place = pick(places)
  const original = paragraphs[place.p]!
  const wrong = String.fromCharCode(pick(lookAlikes.get(original.charCodeAt(place.at))!))
  paragraphs[place.p] = original.slice(0, place.at) + wrong + original.slice(place.at + 1)
  planted++
  paragraphs.forEach((text, p) => {
    for (const { at, suggestion, logOdds } of suspectsIn(text, statistics.language, 4))
      found.push({ logOdds, right: p === place.p && at === place.at && suggestion === original[at] })
  })
}

console.log(`${planted} planted in ${characters} characters`)
console.log("threshold  precision  recall  false in 100,000")
for (const threshold of [4, 5, 6, 7, 8, 9, 10, 12]) {
  const own = found.filter(({ logOdds }) => logOdds >= threshold)
  const right = own.filter((suspect) => suspect.right).length
  const alarms = ((own.length - right) / characters) * 100_000
  console.log(
    `${String(threshold).padStart(9)} ${(right / own.length).toFixed(3).padStart(10)} ${(right / planted).toFixed(3).padStart(7)} ${alarms.toFixed(2).padStart(17)}`
  )
}
