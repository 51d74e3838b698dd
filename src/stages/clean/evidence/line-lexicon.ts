import { fold } from "../language/language-model.ts"
import { isBlank, type Line } from "../lines/lines.ts"

/**
 * The words of a line as row numbers of the network's lexicon: its first and last characters, the pairs inside it,
 * and the edges of its neighbours. Hashed, so that nothing has to be listed (feature hashing, Weinberger et al. 2009).
 */
export const LEXICON_BITS = 14
/** At most this many rows for one line. */
export const LEXICON_ROWS = 44

const PAIRS = 24

/** What a row is about; keeps the same characters at different places apart. */
const Place = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 5,
  lastTwo: 6,
  lastThree: 7,
  inside: 8,
  before: 9,
  beforeTwo: 10,
  behind: 11,
  behindTwo: 12,
  behindThree: 13
} as const

const row = (place: number, a: number, b: number, c: number): number => {
  let h = Math.imul(place, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 13
  return (h >>> 0) & ((1 << LEXICON_BITS) - 1)
}

/** The line's folded characters without blanks: the first and the last ones, as far as they are looked at. */
export interface Ink {
  readonly head: Uint16Array
  readonly tail: Uint16Array
}

/** Folded characters of a line's two ends; `tail` is read leftward from the end. */
export const inkOf = (text: string): Ink => {
  const head = new Uint16Array(PAIRS + 1)
  const tail = new Uint16Array(4)
  for (let at = 0, n = 0; at < text.length && n < head.length; at++) {
    const unit = text.charCodeAt(at)
    if (!isBlank(unit)) head[n++] = fold(unit)
  }
  for (let at = text.length - 1, n = 0; at >= 0 && n < tail.length; at--) {
    const unit = text.charCodeAt(at)
    if (!isBlank(unit)) tail[n++] = fold(unit)
  }
  return { head, tail }
}

/** Writes the rows of line `i` to `into` and returns how many there are. */
export const lexiconRows = (
  lines: ReadonlyArray<Line>,
  inks: ReadonlyArray<Ink>,
  i: number,
  into: Uint16Array
): number => {
  const { head, tail } = inks[i]!
  let n = 0
  into[n++] = row(Place.first, head[0]!, 0, 0)
  into[n++] = row(Place.second, head[0]!, head[1]!, 0)
  into[n++] = row(Place.third, head[0]!, head[1]!, head[2]!)
  into[n++] = row(Place.fourth, head[1]!, head[2]!, head[3]!)
  into[n++] = row(Place.last, tail[0]!, 0, 0)
  into[n++] = row(Place.lastTwo, tail[0]!, tail[1]!, 0)
  into[n++] = row(Place.lastThree, tail[0]!, tail[1]!, tail[2]!)
  const before = inks[i - 1]?.tail
  into[n++] = row(Place.before, before?.[0] ?? 0, head[0]!, 0)
  into[n++] = row(Place.beforeTwo, before?.[0] ?? 0, before?.[1] ?? 0, 0)
  const behind = inks[i + 1]?.head
  into[n++] = row(Place.behind, behind?.[0] ?? 0, 0, 0)
  into[n++] = row(Place.behindTwo, behind?.[0] ?? 0, behind?.[1] ?? 0, 0)
  into[n++] = row(Place.behindThree, tail[0]!, behind?.[0] ?? 0, 0)
  // Pairs tell the wording of a headline, an office, or the beginning of an article.
  const pairs = lines[i]!.text.length > 40 ? 14 : PAIRS
  for (let p = 0; p < pairs && head[p + 1] !== 0; p++) into[n++] = row(Place.inside, head[p]!, head[p + 1]!, 0)
  return n
}
