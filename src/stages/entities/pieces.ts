import { CodePoints } from "../../domain/code-points.ts"
import type { Span } from "../../domain/span.ts"
import { divide, type PieceKind } from "./piece-kinds.ts"
import { BODIES } from "./lexicon/bodies.ts"
import { PEOPLE } from "./lexicon/people.ts"
import { REGIONS } from "./lexicon/places.ts"
import type { SentenceInput, SentenceWord } from "./recogniser.ts"

/** A word or a part of one; the span counts code points of the sentence. */
export interface Piece extends Span {
  readonly kind: PieceKind
}

/** The pieces of a sentence, in order; they tile it. */
export const readPieces = ({ text, words }: SentenceInput): ReadonlyArray<Piece> => {
  const known = knownNames(text, words)
  const pieces: Array<Piece> = []
  let at = 0
  const push = (length: number, kind: PieceKind) => {
    pieces.push({ start: at, end: at + length, kind })
    at += length
  }
  let next = 0
  for (const word of words) {
    while (at < word.end) {
      const name = known[next]
      if (name !== undefined && at === name.start) {
        push(name.end - name.start, name.kind)
        next++
      } else {
        const end = Math.min(word.end, name?.start ?? word.end)
        const text = sliceOf(word, at, end)
        for (const part of divide(text, word.pos)) push(part.length, part.kind)
      }
    }
  }
  return pieces
}

interface KnownName extends Span {
  readonly kind: "O" | "P" | "R"
}

const KNOWN_NAMES = new Map<string, KnownName["kind"]>([
  ...BODIES.map((name) => [name, "O"] as const),
  ...REGIONS.map((name) => [name, "P"] as const),
  ...PEOPLE.map((name) => [name, "R"] as const)
])
const ANY_KNOWN_NAME = new RegExp([...KNOWN_NAMES.keys()].toSorted((a, b) => b.length - a.length).join("|"), "g")

/**
 * The known names in a text, longest first. One of two characters must be made of whole words (人民建设 does not hold
 * 民建); a longer one may cut through a word.
 */
const knownNames = (text: string, words: ReadonlyArray<SentenceWord>): ReadonlyArray<KnownName> => {
  const offsets = new CodePoints(text)
  const starts = new Set(words.map((word) => word.start))
  const names: Array<KnownName> = []
  for (const match of text.matchAll(ANY_KNOWN_NAME)) {
    const start = offsets.fromUnit(match.index)
    const end = offsets.fromUnit(match.index + match[0].length)
    const ofWholeWords = starts.has(start) && (starts.has(end) || end === offsets.length)
    if (end - start > 2 || ofWholeWords) names.push({ start, end, kind: KNOWN_NAMES.get(match[0])! })
  }
  return names
}

/** The part of a word between two code points of the sentence. */
const sliceOf = (word: SentenceWord, start: number, end: number): string =>
  start === word.start && end === word.end
    ? word.text
    : new CodePoints(word.text).slice(start - word.start, end - word.start)
