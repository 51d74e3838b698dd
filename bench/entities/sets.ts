import { basename, join } from "node:path"
import { Effect } from "effect"
import type { Convention } from "../../src/stages/entities/encoder.ts"
import { CORPORA, type GoldSentence, readBio, readIob2, readJsonLines } from "./gold.ts"
import { samplePages } from "./sample-pages.ts"

/** Annotated sentences that the encoder was not trained on, and the head that has their convention. */
export interface TestSet {
  readonly name: string
  readonly convention: Convention
  readonly sentences: ReadonlyArray<GoldSentence>
  /** A sentence that the set is also measured without; counted from 0. */
  readonly without?: number
}

/** A list of names in the MSRA test set, a tenth of all mentions. */
const LIST_OF_NAMES = 511

export const testSets = Effect.fn("bench.testSets")(function* () {
  const msra = readBio(join(CORPORA, "msra/test.bio"))
  const pfr = readJsonLines(join(CORPORA, "pfr199801/paragraphs.jsonl"))
  return [
    { name: "news-dev", convention: "news", sentences: newsDev() },
    { name: "sample bulletins, cleaned", convention: "news", sentences: yield* samplePages() },
    { name: "MSRA test", convention: "msra", sentences: msra, without: LIST_OF_NAMES },
    { name: "PFR, every twentieth paragraph", convention: "pfr", sentences: pfr.filter((_, i) => i % 20 === 0) },
    { name: "UNER dev", convention: "uner", sentences: readIob2(join(CORPORA, "uner-gsdsimp/dev.iob2")) }
  ] satisfies ReadonlyArray<TestSet>
})

/** A file of one's own, annotated by the product's convention. */
export const ownSet = (file: string): TestSet => ({
  name: basename(file),
  convention: "news",
  sentences: readJsonLines(file)
})

const newsDev = (): ReadonlyArray<GoldSentence> => readJsonLines(join(CORPORA, "news-dev/dev.jsonl"))
