import { LineRole } from "../evidence/role-network.ts"
import { widthOf } from "../layout/column-width.ts"
import type { EmWidth } from "../layout/em-width.ts"
import { CharClass, classOf } from "../lines/characters.ts"
import type { Line } from "../lines/lines.ts"
import type { Roles } from "./viterbi.ts"

/** Half-ems. Lines of verse are hardly ever longer; nor are those of the narrowest columns, so width alone decides nothing. */
const SHORT = 26
/** A stretch of fewer lines is as likely a list or a signature, which the network knows. */
const LEAST_LINES = 4
/** How many lines must stand alone without ending a sentence. */
const LEAST_ALONE = 3
/** And how many for each that is joined: fewer where those that are joined are of unlike widths, as in no column. */
const OUTWEIGH = 2
const OUTWEIGH_RAGGED = 1
/** Half-ems between the widest and the narrowest line that something is joined to, in a column: a mark hangs over, an em is left. */
const FLUSH = 4
/** Nats. A join as sure as this is not a matter of its surroundings: an address behind its label, a sentence's last letter. */
const SURE_JOIN = 8

/**
 * Which lines are verse and so go on from no line before them: 1 for each line of a stretch of short lines but its first,
 * and for the line behind it. Lines of verse may read on from one another as those of a broken paragraph do, and in a stretch of them some are
 * as wide as others by chance. But where a column is broken, a paragraph ends with its sentence; so where, in the first
 * reading, most of the lines that end no sentence stand alone, the others do too.
 */
export const verseLines = (lines: ReadonlyArray<Line>, widths: ReadonlyArray<EmWidth>, first: Roles): Uint8Array => {
  const found = new Uint8Array(lines.length)
  const ems = widths.map((width) => widthOf(width, 1))
  const isShortBody = (i: number): boolean => first.roles[i]! <= LineRole.opening && ems[i]! <= SHORT
  for (let i = 0; i < lines.length; i++) {
    if (!isShortBody(i)) continue
    let end = i + 1
    while (end < lines.length && isShortBody(end) && first.roles[end] !== LineRole.opening) end++
    if (isVerse(lines, ems, first, i, end)) {
      for (let line = i + 1; line <= end; line++) found[line] = first.joinMargin[line]! < SURE_JOIN ? 1 : 0
    }
    i = end - 1
  }
  return found
}

/** Whether the lines from `start` to `end` (exclusive) are verse. */
const isVerse = (
  lines: ReadonlyArray<Line>,
  ems: ReadonlyArray<number>,
  { roles }: Roles,
  start: number,
  end: number
): boolean => {
  if (end - start < LEAST_LINES) return false
  let joined = 0
  let alone = 0
  let widest = 0
  let narrowest = Infinity
  for (let i = start + 1; i < end; i++) {
    if (roles[i] === LineRole.continuation) {
      joined++
      widest = Math.max(widest, ems[i - 1]!)
      narrowest = Math.min(narrowest, ems[i - 1]!)
    } else if (!endsSentence(lines[i - 1]!.text)) alone++
  }
  const outweigh = widest - narrowest > FLUSH ? OUTWEIGH_RAGGED : OUTWEIGH
  return joined > 0 && alone >= LEAST_ALONE && alone >= outweigh * joined
}

const endsSentence = (text: string): boolean => {
  const kind = classOf(text.charCodeAt(text.length - 1))
  return kind === CharClass.sentenceEnd || kind === CharClass.closing || kind === CharClass.colon
}
