import { TRANSLITERATION_CHARACTERS } from "./lexicon/people.ts"
import { TRADITIONAL_CHARACTERS } from "./traditional-characters.ts"

/** Other ways to write the dot of a foreign name: bullets, and what keyboards and scanners make of it. */
const DOTS = "•∙‧・･⋅"

/** `·` or another dot that may stand between the parts of a foreign name. */
export const isNameDot = (character: string | undefined): boolean =>
  character !== undefined && `·${DOTS}`.includes(character)

/** Between Han characters; a full stop only between two characters of foreign names on either side. */
const DOT_BETWEEN_HAN = new RegExp(
  `(?<=\\p{Script=Han})[${DOTS}](?=\\p{Script=Han})|` +
    `(?<=[${TRANSLITERATION_CHARACTERS}]{2})[.．](?=[${TRANSLITERATION_CHARACTERS}]{2})`,
  "gu"
)

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL_CHARACTERS.replaceAll("\n", "").matchAll(/(.)(.)/g), ([, old = "", today = ""]) => [
    old,
    today
  ])
)
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join("")}]`, "g")

/** A text in simplified characters, each in the place of its traditional one. */
export const inSimplified = (text: string): string => text.replace(TRADITIONAL, (old) => SIMPLIFIED.get(old)!)

/**
 * A sentence as it is easiest to read for a recogniser that has learnt from the mainland's news: the dots of foreign
 * names alike, characters simplified. As long as the sentence, character by character, so that spans are the same.
 */
export const readingForm = (text: string): string => inSimplified(text.replace(DOT_BETWEEN_HAN, "·"))
