import type { KnownName } from "../../../domain/known-name.ts"
import type { Span } from "../../../domain/span.ts"
import type { NamedMention } from "../recogniser.ts"
import type { NameIndex } from "./name-index.ts"

/** A mention and who found it. */
export type SignedMention = Omit<NamedMention, "canonical" | "place_code"> & {
  /** What the user's list says that it be counted under. */
  readonly counted?: string
}

/**
 * The mentions of a sentence with the user's own names in it: each of these stands wherever its text does, the longest
 * first, and what the recogniser found gives way where it overlaps.
 */
export const withUserNames = (
  text: string,
  recognised: ReadonlyArray<SignedMention>,
  names: NameIndex<KnownName>
): ReadonlyArray<SignedMention> => {
  const own = names.find(text).map(({ start, end, name: { type, canonical } }): SignedMention => {
    const mention = { start, end, type, score: 1, recogniser: "names" } as const
    return canonical === null ? mention : { ...mention, counted: canonical }
  })
  const left = recognised.filter((mention) => !own.some((name) => overlap(mention, name)))
  return inOrder([...left, ...own])
}

/** Whether two spans share a code point. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** By where they stand. */
export const inOrder = <S extends Span>(spans: ReadonlyArray<S>): ReadonlyArray<S> =>
  spans.toSorted((a, b) => a.start - b.start)
