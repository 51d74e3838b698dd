/**
 * How many places of television news have a code: the mentions that a recogniser takes for places, by what kind of
 * place they are, and the names that have no code most often.
 *
 *     node bench/entities/places.ts [jieba|encoder] [--models DIR] [--days N] [--list]
 *
 * A document is a day of the news. `--list` prints every name with a code of a county, to be read by a person.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { gunzipSync } from "node:zlib"
import { Effect, Layer } from "effect"
import { CharacterEncoder } from "../../src/models/characters/character-encoder.ts"
import { encoderRecogniser } from "../../src/stages/entities/encoder.ts"
import { jiebaRecogniser } from "../../src/stages/entities/jieba.ts"
import { NameKnowledge } from "../../src/stages/entities/name-knowledge.ts"
import { isCountry } from "../../src/stages/entities/places/gazetteer.ts"
import { refineMentions } from "../../src/stages/entities/refine-mentions.ts"
import { segmentParagraphs } from "../../src/stages/segment/segment-paragraphs.ts"
import { sentenceInputs } from "../../src/stages/entities/entity-rows.ts"
import { Ledger } from "../../src/domain/ledger.ts"
import { Tagger } from "../../src/stages/segment/tagger.ts"
import { codePointLength } from "../../src/domain/code-points.ts"
import { ROOT } from "../run/corpus.ts"

const NEWS = join(ROOT, "../shared/data/text/cctv-news/2025.md.gz")

/** The days of a year, each as its articles, each as its paragraphs. */
const days = (count: number): ReadonlyArray<ReadonlyArray<ReadonlyArray<string>>> =>
  gunzipSync(readFileSync(NEWS))
    .toString("utf8")
    .split(/^# /m)
    .slice(1)
    .filter((_, i, all) => i % Math.max(1, Math.floor(all.length / count)) === 0)
    .slice(0, count)
    .map((day) => {
      const [, news = day] = day.split(/^## 详细新闻$/m)
      return news.split(/^### /m).map((article) => article.split("\n").filter((line) => line.trim() !== ""))
    })

const kindOf = (code: string | null): string =>
  code === null
    ? "none"
    : isCountry(code)
      ? "country"
      : code.endsWith("0000")
        ? "province"
        : code.endsWith("00")
          ? "prefecture"
          : "county"

const count = (of: ReadonlyArray<string>): ReadonlyArray<readonly [string, number]> =>
  [...Map.groupBy(of, (name) => name)].map(([name, all]) => [name, all.length] as const).toSorted((a, b) => b[1] - a[1])

const main = Effect.fn("bench.places")(function* (name: "jieba" | "encoder", numberOfDays: number, list: boolean) {
  const { tag } = yield* Tagger
  const knowledge = yield* NameKnowledge
  const recogniser = name === "jieba" ? jiebaRecogniser : yield* encoderRecogniser()
  const places: Array<{ readonly text: string; readonly canonical: string; readonly code: string | null }> = []
  for (const articles of days(numberOfDays)) {
    const paragraphs = articles.flatMap((texts, article) =>
      texts.map((text) => ({ article, text, length: codePointLength(text) }))
    )
    const rows = paragraphs.map(({ article, text, length }, paragraph) => {
      const spans = { clean_start: 0, clean_end: length, raw_start: 0, raw_end: length }
      return { paragraph, article, role: "body" as const, text, ...spans }
    })
    const { sentences, tokens } = segmentParagraphs(rows, new Ledger([]), tag)
    const inputs = sentenceInputs(sentences, tokens)
    const mentions = yield* Effect.forEach(inputs, recogniser.recognise)
    refineMentions(inputs, mentions, name, knowledge).forEach((found, i) => {
      for (const { start, end, type, canonical, place_code } of found) {
        const text = Array.from(inputs[i]!.text).slice(start, end).join("")
        if (type === "LOC") places.push({ text, canonical, code: place_code })
      }
    })
  }
  console.log(`${numberOfDays} days of television news, ${name}: ${places.length} places`)
  for (const [kind, n] of count(places.map(({ code }) => kindOf(code)))) {
    console.log(`  ${kind.padEnd(12)}${String(n).padStart(7)}  ${((100 * n) / places.length).toFixed(1)} %`)
  }
  const without = count(places.filter(({ code }) => code === null).map(({ text }) => text))
  console.log(
    `  without a code, most often: ${without
      .slice(0, 40)
      .map((entry) => entry.join(" "))
      .join(", ")}`
  )
  if (!list) return
  const counties = places.filter(({ code }) => kindOf(code) === "county")
  for (const entry of count(counties.map(({ text, code, canonical }) => `${text} ${code} ${canonical}`)))
    console.log(`  ${entry.join(" ")}`)
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: "string" },
    days: { type: "string", default: "30" },
    list: { type: "boolean", default: false }
  }
})
const encoder = CharacterEncoder.layerFrom({ keep: 0, ...(values.models === undefined ? {} : { root: values.models }) })
const run = main(positionals[0] === "jieba" ? "jieba" : "encoder", Number(values.days), values.list)
await Effect.runPromise(Effect.provide(run, Layer.mergeAll(encoder, Tagger.layer, NameKnowledge.layer({ names: [] }))))
