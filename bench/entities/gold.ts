import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"
import { EntityType } from "../../src/domain/entity.ts"
import type { Candidate } from "../../src/stages/entities/lattice.ts"
import { ROOT } from "../run/corpus.ts"

/** The annotated corpora, which lie beside the checkout. */
export const CORPORA = join(ROOT, "../shared/data/ner")

const GoldMention = Schema.Tuple([Schema.Int, Schema.Int, EntityType])
export type GoldMention = typeof GoldMention.Type

/** An annotated sentence. Offsets are code points; what is found in an `ignore` span does not count. */
const GoldSentence = Schema.Struct({
  text: Schema.String,
  entities: Schema.Array(GoldMention),
  ignore: Schema.optionalKey(Schema.Array(Schema.Tuple([Schema.Int, Schema.Int])))
})
export type GoldSentence = typeof GoldSentence.Type

/** Whether a mention lies outside of what is to be ignored. */
export const counts = ({ ignore = [] }: GoldSentence, { start, end }: Candidate): boolean =>
  !ignore.some(([from, to]) => start < to && from < end)

/** Whether a mention is one of the annotated ones. */
export const isRight = ({ entities }: GoldSentence, { start, end, type }: Candidate): boolean =>
  entities.some(([s, e, t]) => s === start && e === end && t === type)

const decodeLine = Schema.decodeUnknownSync(Schema.fromJsonString(GoldSentence))

/** A JSON object a line. */
export const readJsonLines = (file: string): ReadonlyArray<GoldSentence> =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => decodeLine(line))

/** `character TAB tag` a line, an empty line between sentences. */
export const readBio = (file: string): ReadonlyArray<GoldSentence> =>
  blocks(file).map((lines) => {
    const tokens = lines.map((line) => line.split("\t") as [string, string])
    return { text: tokens.map(([token]) => token).join(""), entities: mentionsOf(tokens) }
  })

/** CoNLL-U's comments, then `number TAB token TAB tag …`; the text says where there is white space between tokens. */
export const readIob2 = (file: string): ReadonlyArray<GoldSentence> =>
  blocks(file).map((lines) => {
    const text = lines.find((line) => line.startsWith(TEXT))!.slice(TEXT.length)
    const tokens: Array<[string, string]> = []
    let at = 0
    for (const line of lines.filter((line) => !line.startsWith("#"))) {
      const [, token, tag] = line.split("\t") as [string, string, string]
      const start = text.indexOf(token, at)
      // White space before a token is inside of a mention that goes on with it.
      if (start > at) tokens.push([text.slice(at, start), tag.startsWith("I-") ? tag : "O"])
      tokens.push([token, tag])
      at = start + token.length
    }
    return { text, entities: mentionsOf(tokens) }
  })

const TEXT = "# text = "

const blocks = (file: string): ReadonlyArray<ReadonlyArray<string>> =>
  readFileSync(file, "utf8")
    .split("\n\n")
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)

const isEntityType = Schema.is(EntityType)

/** The mentions of tokens with BIO tags; an I that continues nothing begins one. */
const mentionsOf = (tokens: ReadonlyArray<readonly [token: string, tag: string]>): ReadonlyArray<GoldMention> => {
  const mentions: Array<[number, number, string]> = []
  let at = 0
  let open: string | undefined
  for (const [token, tag] of tokens) {
    const end = at + Array.from(token).length
    const type = tag === "O" ? undefined : tag.slice(2)
    if (type !== undefined && type === open && tag.startsWith("I-")) mentions.at(-1)![1] = end
    else if (type !== undefined) mentions.push([at, end, type])
    open = type
    at = end
  }
  return mentions.flatMap(([start, end, type]) => (isEntityType(type) ? [[start, end, type] as const] : []))
}
