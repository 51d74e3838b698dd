import * as fs from "node:fs"
import * as path from "node:path"
import nodejieba from "nodejieba"
import { codePointLength } from "../../../src/domain/code-points.ts"
import type { EntityType } from "../../../src/domain/entity.ts"
import type { KnownName } from "../../../src/domain/known-name.ts"
import { MODELS_ROOT } from "../../../src/models/library/bundled.ts"
import type { LocatedSentence } from "../../../src/stages/entities/entity-rows.ts"
import { NameIndex } from "../../../src/stages/entities/names/name-index.ts"
import { Gazetteer } from "../../../src/stages/entities/places/gazetteer.ts"
import type { Mention, NamedMention } from "../../../src/stages/entities/recogniser.ts"
import { refineMentions } from "../../../src/stages/entities/refine-mentions.ts"
import { splitWords } from "../../../src/stages/segment/words.ts"

/** The bundled divisions of China. */
export const gazetteer = new Gazetteer(fs.readFileSync(path.join(MODELS_ROOT, "places", "divisions.tsv"), "utf8"))

/** A document with what a recogniser found in each sentence. */
export interface MarkedText {
  readonly sentences: ReadonlyArray<LocatedSentence>
  readonly mentions: ReadonlyArray<ReadonlyArray<Mention>>
}

/**
 * Reads a document in which mentions are marked: 〔PER:徐留平〕同志在〔LOC:北京〕. A line is a sentence, an empty line
 * begins another article; `〔PER 0.4:…〕` has a score, else it is 1.
 */
export const readMarked = (document: string): MarkedText => {
  const sentences: Array<LocatedSentence> = []
  const mentions: Array<ReadonlyArray<Mention>> = []
  document.split("\n\n").forEach((article, number) => {
    for (const line of article.split("\n")) {
      const found: Array<Mention> = []
      let text = ""
      for (const [, plain = "", type, score, name = ""] of line.matchAll(
        /([^〔]*)(?:〔(PER|LOC|ORG)(?: ([\d.]+))?:([^〕]*)〕)?/g
      )) {
        text += plain
        if (type === undefined) continue
        const start = codePointLength(text)
        text += name
        found.push({ start, end: codePointLength(text), type: type as EntityType, score: Number(score ?? 1) })
      }
      sentences.push(sentenceOf(text, sentences.length, number))
      mentions.push(found)
    }
  })
  return { sentences, mentions }
}

const sentenceOf = (text: string, sentence: number, article: number): LocatedSentence => {
  const spans = { clean_start: 0, clean_end: codePointLength(text), raw_start: 0, raw_end: codePointLength(text) }
  return {
    sentence: { sentence, paragraph: sentence, article, text, ...spans },
    text,
    words: splitWords(text, (input) => nodejieba.tag(input)),
    firstToken: 0
  }
}

/** The mentions of a marked document after the passes over it, in order, with their text. */
export const refine = (
  document: string,
  names: ReadonlyArray<KnownName> = []
): ReadonlyArray<NamedMention & { readonly text: string }> => {
  const { sentences, mentions } = readMarked(document)
  const refined = refineMentions(sentences, mentions, "encoder", { names: new NameIndex(names), gazetteer })
  return refined.flatMap((found, i) =>
    found.map((mention) => ({
      ...mention,
      text: Array.from(sentences[i]!.text).slice(mention.start, mention.end).join("")
    }))
  )
}
