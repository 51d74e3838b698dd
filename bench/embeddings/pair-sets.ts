import { readFileSync } from "node:fs"
import { join } from "node:path"
import { SIMILARITY } from "./corpora.ts"

/** Two texts, and how alike people found them: 0 to 5 in STS-B, elsewhere 1 if they mean the same and 0 if not. */
export interface JudgedPair {
  readonly one: string
  readonly other: string
  readonly score: number
}

/** Pairs of texts that people have judged. */
export interface PairSet {
  readonly name: string
  readonly file: string
  /** What stands before the texts and the score in a line. */
  readonly before: number
}

const set = (name: string, file: string, before = 0): PairSet => ({ name, file: join(SIMILARITY, file), before })

export const PAIR_SETS: ReadonlyArray<PairSet> = [
  set("STS-B dev", "sts-b-zh/valid.tsv"),
  set("STS-B test", "sts-b-zh/test.tsv"),
  set("AFQMC dev", "afqmc/dev.txt"),
  set("PAWS-X dev", "pawsx-zh/dev_2k.tsv", 1),
  set("PAWS-X test", "pawsx-zh/test_2k.tsv", 1)
]

/** The pairs of a set; lines without a score, as that with the names of the columns, are none. */
export const readPairs = ({ file, before }: PairSet): ReadonlyArray<JudgedPair> =>
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trimEnd().split("\t").slice(before))
    .filter(([, , score]) => score !== undefined && /^\d/.test(score))
    .map(([one, other, score]) => ({ one: one!, other: other!, score: Number(score) }))
