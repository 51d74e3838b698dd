import type { Sentence } from "../../domain/sentence.ts"
import type { Token } from "../../domain/token.ts"
import type { Alignment } from "../align/alignment.ts"
import { axisOf } from "../axis.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import { components } from "../components.ts"
import { type Group, rawSpan, textOf } from "../groups.ts"

/** The words of a group of sentences, on both sides. */
export interface GroupTokens {
  readonly a: ReadonlyArray<Token>
  readonly b: ReadonlyArray<Token>
}

/** Words cut otherwise, or with another part of speech, in one group of sentences. */
export const tokenChanges = (
  ids: readonly [a: string, b: string],
  group: Group<Sentence>,
  tokens: GroupTokens,
  alignment: Alignment,
  cause: Cause
): Array<Change> => {
  if (sameTokens(tokens)) return []
  const axis = axisOf(group, alignment)
  const parts = components(tokens.a.map(axis.ofA), tokens.b.map(axis.ofB))
  const sentence = (rows: ReadonlyArray<Sentence>) => (rows.length === 0 ? null : textOf(rows))
  const [sentenceA, sentenceB] = [sentence(group.a), sentence(group.b)]
  return parts.flatMap((part) => {
    const a = part.a.map((i) => tokens.a[i]!)
    const b = part.b.map((j) => tokens.b[j]!)
    const kind = kindOf(a, b)
    if (kind === undefined) return []
    const change: Change = {
      item: "tokens",
      kind,
      cause,
      a: tokensSide(ids[0], a, sentenceA),
      b: tokensSide(ids[1], b, sentenceB),
      value: null
    }
    return [change]
  })
}

export const sameTokens = ({ a, b }: GroupTokens): boolean =>
  a.length === b.length && a.every(({ text, pos }, i) => text === b[i]!.text && pos === b[i]!.pos)

const kindOf = (a: ReadonlyArray<Token>, b: ReadonlyArray<Token>): KindOf<"tokens"> | undefined => {
  if (a.length === 0) return "added"
  if (b.length === 0) return "removed"
  if (textOf(a) !== textOf(b)) return "changed"
  if (a.length !== b.length || a.some(({ text }, i) => text !== b[i]!.text)) return "boundary"
  return a.some(({ pos }, i) => pos !== b[i]!.pos) ? "pos" : undefined
}

/** Words as one side of a change, with the sentence that they stand in. */
export const tokensSide = (document: string, rows: ReadonlyArray<Token>, sentence: string | null): Side | null =>
  rows.length === 0
    ? null
    : side(document, {
        ordinal: rows[0]!.token,
        text: rows.map(({ text }) => text).join("/"),
        label: rows.map(({ pos }) => pos).join("/"),
        raw: { start: rawSpan(rows[0]!).start, end: rawSpan(rows.at(-1)!).end },
        sentence
      })
