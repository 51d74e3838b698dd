import type { Mention } from "../../src/stages/entities/recogniser.ts"
import { counts, type GoldSentence, isRight } from "./gold.ts"

/** Lower ends of the bands of scores. */
const BANDS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99]

/** For each band of scores, how many mentions have one, the mean score, and the share that is right. */
export const reliability = (
  gold: ReadonlyArray<GoldSentence>,
  found: ReadonlyArray<ReadonlyArray<Mention>>
): ReadonlyArray<string> => {
  const judged = gold.flatMap((sentence, i) =>
    found[i]!.filter((mention) => counts(sentence, mention)).map((mention) => ({
      score: mention.score,
      right: Number(isRight(sentence, mention))
    }))
  )
  const bands = BANDS.map((from, i) => {
    const to = BANDS[i + 1] ?? Infinity
    const inside = judged.filter(({ score }) => score >= from && score < to)
    const mean = (of: (mention: (typeof judged)[number]) => number) =>
      inside.reduce((sum, mention) => sum + of(mention), 0) / Math.max(1, inside.length)
    return { from, to, n: inside.length, score: mean(({ score }) => score), right: mean(({ right }) => right) }
  })
  const error = bands.reduce((sum, { n, score, right }) => sum + n * Math.abs(score - right), 0) / judged.length
  return [
    "score           mentions  mean score  right",
    ...bands.map(
      ({ from, to, n, score, right }) =>
        `${from.toFixed(2)} to ${Math.min(to, 1).toFixed(2)}${String(n).padStart(12)}${score.toFixed(3).padStart(12)}${n === 0 ? "      –" : right.toFixed(3).padStart(7)}`
    ),
    `expected calibration error ${error.toFixed(4)}`
  ]
}
