import type { Sentence } from "../domain/sentence.ts"
import type { Located, Span } from "../domain/span.ts"
import type { Alignment } from "./align/alignment.ts"
import { type Group, rawSpan } from "./groups.ts"

/** Where the words and names of a group of sentences lie, so that those of both runs can be laid over each other. */
export interface Axis {
  readonly ofA: (row: Located & { readonly sentence: number }) => Span
  readonly ofB: (row: Located & { readonly sentence: number }) => Span
}

/**
 * Where both sides are one text, the axis is that text, wherever on the page it stands. Elsewhere it is the raw text of
 * the second run.
 */
export const axisOf = (group: Group<Sentence>, alignment: Alignment): Axis => {
  if (!group.sameText) return { ofA: (row) => alignment.toB(rawSpan(row)), ofB: rawSpan }
  return { ofA: withinText(group.a), ofB: withinText(group.b) }
}

const withinText = (sentences: ReadonlyArray<Sentence>) => {
  const shifts = new Map<number, number>()
  let length = 0
  for (const { sentence, clean_start, clean_end } of sentences) {
    shifts.set(sentence, length - clean_start)
    length += clean_end - clean_start
  }
  return ({ sentence, clean_start, clean_end }: Located & { readonly sentence: number }): Span => {
    const shift = shifts.get(sentence) ?? 0
    return { start: clean_start + shift, end: clean_end + shift }
  }
}
