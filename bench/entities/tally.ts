import type { Candidate } from "../../src/stages/entities/lattice.ts"
import { counts, type GoldSentence } from "./gold.ts"

/** Counts of mentions found rightly, found, and annotated. */
export class Tally {
  right = 0
  found = 0
  wanted = 0

  add(found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
    for (const mention of found) if (wanted.has(mention)) this.right++
    this.found += found.size
    this.wanted += wanted.size
  }

  /** Percent. */
  get precision(): number {
    return percent(this.right, this.found)
  }

  get recall(): number {
    return percent(this.right, this.wanted)
  }

  get f1(): number {
    return percent(2 * this.right, this.found + this.wanted)
  }
}

const percent = (part: number, whole: number): number => (100 * part) / Math.max(whole, 1)

export const TYPES = ["ALL", "PER", "ORG", "LOC"] as const
export type Tallies = Readonly<Record<(typeof TYPES)[number], Tally>>

/** Strict counts, span and type, by type, as ../shared/tools/score_entities.py makes them. */
export const tally = (gold: ReadonlyArray<GoldSentence>, found: ReadonlyArray<ReadonlyArray<Candidate>>): Tallies => {
  const tallies: Tallies = { ALL: new Tally(), PER: new Tally(), ORG: new Tally(), LOC: new Tally() }
  gold.forEach((sentence, i) => {
    const counted = found[i]!.filter((mention) => counts(sentence, mention))
    for (const type of TYPES) {
      const of = (keys: ReadonlyArray<string>) => new Set(keys.filter((key) => type === "ALL" || key.endsWith(type)))
      tallies[type].add(
        of(counted.map(({ start, end, type }) => `${start} ${end} ${type}`)),
        of(sentence.entities.map((e) => e.join(" ")))
      )
    }
  })
  return tallies
}
