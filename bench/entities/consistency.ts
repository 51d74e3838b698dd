/**
 * What it brings that a name recognised surely in one place of a document is recognised in the others: strict F1
 * without and with, and how many of the added mentions are right.
 *
 *     node bench/entities/consistency.ts [jieba|encoder] [--models DIR] [--set NAME] [--sweep]
 *
 * Documents are made of the sentences of one article (PFR) or of one day (television, the newspaper); sets whose
 * sentences have nothing to do with each other are taken whole for one document, which is the worst that can happen.
 * `--set` takes only the sets whose name has that in it. `--sweep` prints other options on the training corpora, which is
 * where those in use were chosen.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Effect, Layer, Schema } from "effect"
import { CharacterEncoder } from "../../src/models/characters/character-encoder.ts"
import { type Convention, encoderRecogniser } from "../../src/stages/entities/encoder.ts"
import { jiebaRecogniser } from "../../src/stages/entities/jieba.ts"
import { CONSISTENCY, type ConsistencyOptions, withConsistency } from "../../src/stages/entities/names/consistency.ts"
import type { SignedMention } from "../../src/stages/entities/names/user-names.ts"
import type { SentenceInput } from "../../src/stages/entities/recogniser.ts"
import { Tagger } from "../../src/stages/segment/tagger.ts"
import { splitWords } from "../../src/stages/segment/words.ts"
import { CORPORA, type GoldSentence, isRight, readBio, readIob2, readJsonLines } from "./gold.ts"
import { tally, TYPES } from "./tally.ts"

interface DocumentSet {
  readonly name: string
  readonly convention: Convention
  /** Whether the options were chosen on it. */
  readonly forTraining: boolean
  readonly documents: ReadonlyArray<ReadonlyArray<GoldSentence>>
}

const Origin = Schema.Struct({ id: Schema.optionalKey(Schema.String), date: Schema.optionalKey(Schema.String) })
const decodeOrigin = Schema.decodeUnknownSync(Schema.fromJsonString(Origin))

/** Length of the number of an article in a paragraph's id: 19980101-01-001-002. */
const ARTICLE = 15

/** The sentences of a file, those of one article or one day together. */
const grouped = (file: string): ReadonlyArray<ReadonlyArray<GoldSentence>> => {
  const path = join(CORPORA, file)
  const keys = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => decodeOrigin(line))
    .map(({ id, date }) => date ?? id?.slice(0, ARTICLE) ?? "")
  const sentences = readJsonLines(path).map((sentence, i) => [keys[i]!, sentence] as const)
  return [...Map.groupBy(sentences, ([key]) => key).values()].map((group) => group.map(([, sentence]) => sentence))
}

/** One article in so many of PFR is measured: its training paragraphs too, so that there are whole articles. */
const EVERY = 8

const documentSets = (): ReadonlyArray<DocumentSet> => {
  const whole = (name: string, convention: Convention, sentences: ReadonlyArray<GoldSentence>): DocumentSet => ({
    name: `${name} as one document`,
    convention,
    forTraining: false,
    documents: [sentences]
  })
  return [
    {
      name: `PFR, every ${EVERY}th article`,
      convention: "pfr",
      forTraining: true,
      documents: grouped("pfr199801/paragraphs.jsonl").filter((_, i) => i % EVERY === 0)
    },
    { name: "news-train, by day", convention: "news", forTraining: true, documents: grouped("news-train/train.jsonl") },
    { name: "paper, by day", convention: "news", forTraining: true, documents: grouped("news-train/paper.jsonl") },
    { name: "news-dev, by day", convention: "news", forTraining: false, documents: grouped("news-dev/dev.jsonl") },
    whole("news-dev", "news", grouped("news-dev/dev.jsonl").flat()),
    whole("MSRA test", "msra", readBio(join(CORPORA, "msra/test.bio"))),
    whole("UNER dev", "uner", readIob2(join(CORPORA, "uner-gsdsimp/dev.iob2")))
  ]
}

interface RecognisedDocument {
  readonly gold: ReadonlyArray<GoldSentence>
  readonly inputs: ReadonlyArray<SentenceInput>
  readonly found: ReadonlyArray<ReadonlyArray<SignedMention>>
}

const f1 = (documents: ReadonlyArray<RecognisedDocument>, found: ReadonlyArray<ReadonlyArray<SignedMention>>) => {
  const tallies = tally(
    documents.flatMap(({ gold }) => gold),
    found
  )
  return TYPES.map((type) => tallies[type].f1)
}

const compare = (documents: ReadonlyArray<RecognisedDocument>, options: ConsistencyOptions): string => {
  const without = documents.flatMap(({ found }) => found)
  const made = documents.flatMap(({ inputs, found }) => withConsistency(inputs, found, options))
  const added = documents
    .flatMap(({ gold }) => gold)
    .flatMap((sentence, i) =>
      made[i]!.filter(({ recogniser }) => recogniser === "document").map((mention) => ({
        type: mention.type,
        right: isRight(sentence, mention)
      }))
    )
  const counts = TYPES.slice(1).map((type) => {
    const ofType = added.filter((mention) => mention.type === type)
    return `${type} ${ofType.filter(({ right }) => right).length}/${ofType.length}`
  })
  const [before, after] = [f1(documents, without), f1(documents, made)]
  return `${before[0]!.toFixed(2)} → ${after[0]!.toFixed(2)}  added, right of all: ${counts.join(" ")}`
}

/** What else the options could be. */
const SWEEP: ReadonlyArray<ConsistencyOptions> = [0.7, 0.9, 0.97, 0.99].flatMap((sure) =>
  [0.5, 1, 3, 10].flatMap((missed) => [
    { sure, missed, shortest: { PER: 2, ORG: 2, LOC: 2 } },
    { sure, missed, shortest: { PER: 3, ORG: 3, LOC: 3 } },
    { sure, missed, shortest: { PER: 3, ORG: 4, LOC: 4 } }
  ])
)

const main = Effect.fn("bench.consistency")(function* (name: "jieba" | "encoder", only: string, sweep: boolean) {
  const { tag } = yield* Tagger
  for (const { name: set, convention, forTraining, documents } of documentSets()) {
    if (!set.includes(only) || (sweep && !forTraining)) continue
    const recogniser = name === "jieba" ? jiebaRecogniser : yield* encoderRecogniser(convention)
    const recognised: Array<RecognisedDocument> = []
    for (const gold of documents) {
      const inputs = gold.map(({ text }) => ({ text, words: splitWords(text, tag) }))
      const found = yield* Effect.forEach(inputs, (input) =>
        Effect.map(recogniser.recognise(input), (mentions) =>
          mentions.map((mention): SignedMention => ({ ...mention, recogniser: name }))
        )
      )
      recognised.push({ gold, inputs, found })
    }
    console.log(`${set} · ${name} · ${documents.length} documents: F1 ${compare(recognised, CONSISTENCY)}`)
    if (!sweep) continue
    for (const options of SWEEP) console.log(`  ${JSON.stringify(options)} ${compare(recognised, options)}`)
  }
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: "string" },
    set: { type: "string", default: "" },
    sweep: { type: "boolean", default: false }
  }
})
const encoder = CharacterEncoder.layerFrom({ keep: 0, ...(values.models === undefined ? {} : { root: values.models }) })
const run = main(positionals[0] === "jieba" ? "jieba" : "encoder", values.set, values.sweep)
await Effect.runPromise(Effect.provide(run, Layer.merge(encoder, Tagger.layer)))
