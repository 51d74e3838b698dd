import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Schema } from "effect"
import { codePointLength } from "../../src/domain/code-points.ts"
import { EntityType } from "../../src/domain/entity.ts"
import { ROOT } from "../run/corpus.ts"
import type { GoldMention, GoldSentence } from "./gold.ts"
import { sentencesOf } from "./page.ts"

const Names = Schema.Array(Schema.String)

/**
 * The names of a sample bulletin, by type; `none` are no names although they contain one, `ignore` those of which the
 * convention does not say what they are. Each is that wherever it stands; of two at one place the longer one counts.
 */
const PageNames = Schema.Struct({
  PER: Schema.optionalKey(Names),
  LOC: Schema.optionalKey(Names),
  ORG: Schema.optionalKey(Names),
  none: Schema.optionalKey(Names),
  ignore: Schema.optionalKey(Names)
})

const decodePages = Schema.decodeUnknownSync(Schema.fromJsonString(Schema.Record(Schema.String, PageNames)))

/** The sentences of the sample bulletins, cleaned and segmented as a run does it, with their names. */
export const samplePages = Effect.fn("bench.samplePages")(function* () {
  const pages = decodePages(readFileSync(join(import.meta.dirname, "sample-names.json"), "utf8"))
  const sentences: Array<GoldSentence> = []
  for (const [page, names] of Object.entries(pages)) {
    const kinds = new Map(
      Object.entries(names).flatMap(([kind, texts]) => texts.map((text) => [withoutSpace(text), kind] as const))
    )
    const texts = yield* sentencesOf(join(ROOT, "data/raw", `${page}.txt`))
    sentences.push(...texts.map((text) => annotate(text, kinds)))
  }
  return sentences
})

const withoutSpace = (text: string): string => text.replaceAll(/\s/g, "")

const isEntityType = Schema.is(EntityType)

/** Marks the names of a sentence; white space that cleaning left inside of one does not count. */
const annotate = (text: string, kinds: ReadonlyMap<string, string>): GoldSentence => {
  const longestFirst = [...kinds.keys()].toSorted((a, b) => b.length - a.length)
  const names = new RegExp(longestFirst.map((name) => Array.from(name).join("\\s*")).join("|"), "gu")
  const entities: Array<GoldMention> = []
  const ignore: Array<[number, number]> = []
  for (const { 0: name, index } of text.matchAll(names)) {
    const start = codePointLength(text.slice(0, index))
    const end = start + codePointLength(name)
    const kind = kinds.get(withoutSpace(name))
    if (kind === "ignore") ignore.push([start, end])
    else if (isEntityType(kind)) entities.push([start, end, kind])
  }
  return { text, entities, ignore }
}
