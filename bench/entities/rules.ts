/**
 * How often each rule of `jieba` is right: the priors in src/stages/entities/merging-rules.ts are those on news-train.
 *
 *     node bench/entities/rules.ts [../shared/data/ner/news-train/train.jsonl]
 */
import { join } from "node:path"
import { Effect } from "effect"
import { findByRules } from "../../src/stages/entities/jieba.ts"
import { Tagger } from "../../src/stages/segment/tagger.ts"
import { splitWords } from "../../src/stages/segment/words.ts"
import { CORPORA, counts, isRight, readJsonLines } from "./gold.ts"

const main = Effect.fn("bench.rules")(function* (file: string) {
  const { tag } = yield* Tagger
  const rules = new Map<string, { right: number; found: number }>()
  for (const sentence of readJsonLines(file)) {
    for (const mention of findByRules({ text: sentence.text, words: splitWords(sentence.text, tag) })) {
      if (!counts(sentence, mention)) continue
      const rule = rules.get(mention.rule.name) ?? { right: 0, found: 0 }
      rules.set(mention.rule.name, rule)
      rule.found++
      if (isRight(sentence, mention)) rule.right++
    }
  }
  for (const [name, { right, found }] of rules)
    console.log(`${(right / found).toFixed(2)} ${String(right).padStart(5)}/${String(found).padEnd(5)} ${name}`)
})

await Effect.runPromise(
  main(process.argv[2] ?? join(CORPORA, "news-train/train.jsonl")).pipe(Effect.provide(Tagger.layer))
)
