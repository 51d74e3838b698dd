import { CodePoints } from "../../domain/code-points.ts"
import type { RecogniserName } from "../../domain/entity.ts"
import type { LocatedSentence } from "./entity-rows.ts"
import type { NameKnowledge } from "./name-knowledge.ts"
import { canonicalNames } from "./names/canonical-names.ts"
import { withConsistency } from "./names/consistency.ts"
import { FOLLOWING } from "./names/introduced-names.ts"
import { normalForm } from "./names/normal-form.ts"
import { type SignedMention, withUserNames } from "./names/user-names.ts"
import { leadOf, placesOf } from "./places/place-codes.ts"
import { inSimplified } from "./reading-form.ts"
import type { Mention, NamedMention } from "./recogniser.ts"

/**
 * What the sentences of a document, and the user's own names, say of the mentions that a recogniser found in each:
 *
 * - the user's names stand wherever their text does;
 * - a name that is recognised surely in one place is recognised in the others;
 * - places get their codes, told apart by what else the document mentions;
 * - all mentions of the same one get one canonical name.
 *
 * A mention that is added is signed `names` or `document`, and one is taken away only where a user's name has its
 * place: so what the recogniser found can be told from what it did not find. A function of the document alone.
 */
export const refineMentions = (
  inputs: ReadonlyArray<LocatedSentence>,
  mentions: ReadonlyArray<ReadonlyArray<Mention>>,
  recogniser: RecogniserName,
  { names, gazetteer }: NameKnowledge["Service"]
): ReadonlyArray<ReadonlyArray<NamedMention>> => {
  const signed = inputs.map(({ text }, i) =>
    withUserNames(
      text,
      mentions[i]!.map((mention) => ({ ...mention, recogniser })),
      names
    )
  )
  const all = withConsistency(inputs, signed)
  const located = inputs.flatMap((input, i) => readNames(input, all[i]!))
  const places = placesOf(located, gazetteer)
  const uses = located.map((name, i) => ({ ...name, place: places[i]!, lead: leadOf(name.name, gazetteer) }))
  const canonical = canonicalNames(uses, gazetteer)
  const bySentence = Map.groupBy(uses.keys(), (i) => uses[i]!.sentence)
  return inputs.map(({ sentence }) =>
    (bySentence.get(sentence.sentence) ?? []).map((i): NamedMention => {
      const { start, end, type, score, recogniser, counted, place } = uses[i]!
      return {
        start,
        end,
        type,
        score,
        recogniser,
        canonical: counted ?? canonical[i]!,
        place_code: place?.code ?? null
      }
    })
  )
}

/** The mentions of a sentence with their names and surroundings. */
const readNames = ({ sentence, text, words }: LocatedSentence, mentions: ReadonlyArray<SignedMention>) => {
  const characters = new CodePoints(text)
  const starts = new Set(words.map(({ start }) => start))
  return mentions.map((mention) => {
    const { start, end, type } = mention
    const written = inSimplified(characters.slice(start, end))
    const name = normalForm(written, type)
    // 局长 of 李局长 stands behind the name, be it in the mention.
    const title = type === "PER" ? written.slice(written.indexOf(name.at(-1)!, name.length - 1) + 1).trimStart() : ""
    return {
      ...mention,
      name,
      sentence: sentence.sentence,
      article: sentence.article,
      preceding: inSimplified(characters.slice(Math.max(0, start - FOLLOWING), start)),
      following: title + inSimplified(characters.slice(end, end + FOLLOWING)),
      // The offsets say nothing of a name that the normal form has shortened.
      wordStarts: [0, ...(name.length === end - start ? offsetsAmong(starts, start, end) : [])]
    }
  })
}

/** Which offsets inside a span are among those of a set, seen from its start. */
const offsetsAmong = (offsets: ReadonlySet<number>, start: number, end: number): ReadonlyArray<number> =>
  Array.from({ length: end - start - 1 }, (_, i) => i + 1).filter((offset) => offsets.has(start + offset))
