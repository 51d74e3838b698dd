import { codePointLength, CodePoints } from "../../../domain/code-points.ts"
import type { EntityType } from "../../../domain/entity.ts"
import type { Span } from "../../../domain/span.ts"
import { isNameDot } from "../reading-form.ts"
import type { SentenceInput } from "../recogniser.ts"
import { FOLLOWING, introducedName } from "./introduced-names.ts"
import { MODIFIERS, SHORT_NAMES } from "./known-bodies.ts"
import { NameIndex } from "./name-index.ts"
import { inOrder, type SignedMention } from "./user-names.ts"

/** When a name is recognised surely enough to be recognised wherever it stands. */
export interface ConsistencyOptions {
  /** Least score of the surest mention of it. */
  readonly sure: number
  /** Fewest code points of a name, by type; a type without a number is left alone. */
  readonly shortest: Readonly<Partial<Record<EntityType, number>>>
  /** Most places without a mention for each place with one: where a recogniser mostly sees no name, there is none. */
  readonly missed: number
}

/**
 * Chosen on the training corpora (`bench/entities/consistency.ts --sweep`), not for the most that they add but for
 * adding nothing wrong: shorter names are found in places where they name nothing.
 */
export const CONSISTENCY: ConsistencyOptions = { sure: 0.9, shortest: { PER: 3, ORG: 4, LOC: 4 }, missed: 1 }

/**
 * The mentions of a document's sentences with those added that the document vouches for: the name, or the full name of
 * the body that it is short for, is recognised surely elsewhere and always as the same type, it stands in whole words,
 * and no mention has a part of the place.
 */
export const withConsistency = (
  sentences: ReadonlyArray<SentenceInput>,
  mentions: ReadonlyArray<ReadonlyArray<SignedMention>>,
  options: ConsistencyOptions = CONSISTENCY
): ReadonlyArray<ReadonlyArray<SignedMention>> => {
  const known = new NameIndex(sureNames(sentences, mentions, options))
  const places = sentences.map((sentence, i) => known.find(sentence.text, openPlaces(sentence, mentions[i]!)))
  const missed = Map.groupBy(places.flat(), ({ name }) => name)
  return mentions.map((found, i) => {
    const added = places[i]!.filter(({ name }) => missed.get(name)!.length <= options.missed * name.mentions).map(
      ({ start, end, name: { type, score } }): SignedMention => ({ start, end, type, score, recogniser: "document" })
    )
    return added.length === 0 ? found : inOrder([...found, ...added])
  })
}

/** Says of a span whether it is of whole words and free of mentions. */
const openPlaces = ({ text, words }: SentenceInput, mentions: ReadonlyArray<Span>) => {
  const length = codePointLength(text)
  const edges = new Set([...words.map(({ start }) => start), length])
  const taken = new Uint8Array(length)
  for (const { start, end } of mentions) taken.fill(1, start, end)
  const characters = Array.from(text)
  return ({ start, end }: Span): boolean =>
    edges.has(start) &&
    edges.has(end) &&
    !taken.subarray(start, end).includes(1) &&
    // 特朗普 in 唐纳德·特朗普 is not the whole name.
    !isNameDot(characters[start - 1]) &&
    !isNameDot(characters[end])
}

/** A name that may stand in other places too. */
interface SureName {
  readonly text: string
  readonly type: EntityType
  /** Of its surest mention. */
  readonly score: number
  /** How many mentions it has, or for a well-known short name, the full one; infinite for one that the text introduces. */
  readonly mentions: number
}

const sureNames = (
  sentences: ReadonlyArray<SentenceInput>,
  mentions: ReadonlyArray<ReadonlyArray<SignedMention>>,
  { sure, shortest }: ConsistencyOptions
): ReadonlyArray<SureName> => {
  const found = sentences.flatMap(({ text }, i) => {
    const characters = new CodePoints(text)
    return mentions[i]!.map(({ start, end, type, score }) => ({
      text: characters.slice(start, end),
      following: characters.slice(end, end + FOLLOWING),
      length: end - start,
      type,
      score
    }))
  })
  const byText = Map.groupBy(found, ({ text }) => text)
  const isOf = (text: string, type: EntityType): boolean => byText.get(text)?.every((m) => m.type === type) ?? true
  const names = [...byText.values()].flatMap((alike): ReadonlyArray<SureName> => {
    const { text, type, length } = alike[0]!
    const score = alike.reduce((best, mention) => Math.max(best, mention.score), 0)
    if (score < sure || !isOf(text, type)) return []
    const own = length >= (shortest[type] ?? Infinity) ? [text] : []
    const known = type === "ORG" ? (SHORT_NAMES.get(text) ?? []).filter((name) => !MODIFIERS.has(name)) : []
    const introduced = alike.flatMap((mention) => introducedShortName(mention))
    return [
      ...[...own, ...known].map((name) => ({ text: name, type, score, mentions: alike.length })),
      ...introduced.map((name) => ({ text: name, type, score, mentions: Infinity }))
    ].filter((name) => isOf(name.text, type))
  })
  return [...new Map(names.toReversed().map((name) => [name.text, name])).values()]
}

/** What the text itself says, behind its full name, that a body is called in short. */
const introducedShortName = (mention: {
  readonly text: string
  readonly following: string
  readonly type: EntityType
}): ReadonlyArray<string> => {
  if (mention.type !== "ORG") return []
  const introduced = introducedName({ name: mention.text, following: mention.following })
  return introduced === undefined || !isPartOf(introduced, mention.text) ? [] : [introduced]
}

/** Whether the characters of a short name stand in the full one, in order. */
const isPartOf = (short: string, full: string): boolean => {
  let at = -1
  for (const character of short) {
    at = full.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}
