/**
 * Strict F1 (span and type) of a recogniser on annotated sentences, as ../shared/tools/score_entities.py counts it.
 *
 *     node bench/entities/score.ts ../shared/data/ner/news-dev/dev.jsonl [jieba] [--rules]
 *
 * A line of the file holds `text` and `entities` ([start, end, type], code points), and maybe `ignore` ([start, end]):
 * what is found there does not count. `--rules` adds the precision of each rule of `jieba`: the priors in
 * src/stages/entities/merging-rules.ts are those on ../shared/data/ner/news-train/train.jsonl.
 */
import { readFileSync } from "node:fs"
import { Effect, Schema } from "effect"
import { Configuration } from "../../src/configuration/configuration.ts"
import { findByRules } from "../../src/stages/entities/jieba.ts"
import { layerRecogniser } from "../../src/stages/entities/layer-recogniser.ts"
import { EntityRecogniser, type Mention } from "../../src/stages/entities/recogniser.ts"
import { Tagger } from "../../src/stages/segment/tagger.ts"
import { splitWords } from "../../src/stages/segment/words.ts"

const GoldSentence = Schema.Struct({
  text: Schema.String,
  entities: Schema.Array(Schema.Tuple([Schema.Int, Schema.Int, Schema.String])),
  ignore: Schema.optionalKey(Schema.Array(Schema.Tuple([Schema.Int, Schema.Int])))
})
const decodeGold = Schema.decodeUnknownSync(Schema.fromJsonString(GoldSentence))
const decodeOptions = Schema.decodeUnknownSync(Configuration.fields.entities)

/** Counts of one type: mentions found rightly, found, and annotated. */
class Tally {
  right = 0
  found = 0
  wanted = 0

  add(found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
    for (const mention of found) if (wanted.has(mention)) this.right++
    this.found += found.size
    this.wanted += wanted.size
  }

  toString(): string {
    const percent = (part: number, whole: number) => ((100 * part) / Math.max(whole, 1)).toFixed(1)
    const { right, found, wanted } = this
    return `P ${percent(right, found)} R ${percent(right, wanted)} F ${percent(2 * right, found + wanted)} n ${wanted}`
  }
}

const keys = (mentions: Iterable<readonly [start: number, end: number, type: string]>, type: string) =>
  new Set(Array.from(mentions, String).filter((key) => type === "ALL" || key.endsWith(`,${type}`)))

const score = Effect.fn("score")(function* (path: string, withRules: boolean) {
  const { tag } = yield* Tagger
  const { recognise } = yield* EntityRecogniser
  const tallies = new Map(["ALL", "PER", "ORG", "LOC"].map((type) => [type, new Tally()]))
  const rules = new Map<string, Tally>()
  for (const line of readFileSync(path, "utf8").trim().split("\n")) {
    const gold = decodeGold(line)
    const input = { text: gold.text, words: splitWords(gold.text, tag) }
    const counts = ({ start, end }: Mention) => !(gold.ignore ?? []).some(([from, to]) => start < to && from < end)
    const found = (yield* recognise(input)).filter(counts).map((m) => [m.start, m.end, m.type] as const)
    for (const [type, tally] of tallies) tally.add(keys(found, type), keys(gold.entities, type))
    if (!withRules) continue
    for (const mention of findByRules(input).filter(counts)) {
      const tally = rules.get(mention.rule.name) ?? new Tally()
      rules.set(mention.rule.name, tally)
      tally.add(keys([[mention.start, mention.end, mention.type]], "ALL"), keys(gold.entities, "ALL"))
    }
  }
  for (const [type, tally] of tallies) process.stdout.write(`${type} ${tally.toString()}\n`)
  for (const [name, { right, found }] of rules) {
    process.stdout.write(
      `${(right / found).toFixed(2)} ${String(right).padStart(5)}/${String(found).padEnd(5)} ${name}\n`
    )
  }
})

const [path = "../shared/data/ner/news-dev/dev.jsonl", recogniser = "jieba"] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith("--"))

await Effect.runPromise(
  score(path, process.argv.includes("--rules")).pipe(
    Effect.provide([Tagger.layer, layerRecogniser(decodeOptions({ recogniser }))])
  )
)
