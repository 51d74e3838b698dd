/**
 * The reference implementation of BERT's tokenizer (the `tokenizers` package, with which models are trained and
 * published) and transformers.js do not see the same in every character:
 *
 * - transformers.js looks for Han characters in UTF-16 code units, so it finds none above U+FFFF: a rare character in a
 *   name makes one unknown word of itself and what stands beside it;
 * - the reference knows punctuation as of Unicode 8, transformers.js as of the Unicode of its JavaScript engine, which
 *   would also make the ids of a text depend on the version of Node.
 *
 * Found by asking both about every code point between two letters: `npm run bench embeddings -- --only tokenizer`.
 */
type Ranges = ReadonlyArray<readonly [first: number, last?: number]>

/** Words of their own to the reference only: Han of the later planes, and two marks that ceased to be punctuation. */
const ALONE: Ranges = [
  [0x166d],
  [0x111c9],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0x2f800, 0x2fa1f]
]

/** Parts of words to the reference only: what came to be punctuation, or a sign of format, after Unicode 8. */
// oxfmt-ignore
const LETTERS: Ranges = [
  [0x61d], [0x890, 0x891], [0x8e2], [0x9fd], [0xa76], [0xc77], [0xc84], [0x1b4e, 0x1b4f], [0x1b7d, 0x1b7f],
  [0x2e43, 0x2e4f], [0x2e52, 0x2e5d], [0x10d6e], [0x10ead], [0x10ed0], [0x10f55, 0x10f59], [0x10f86, 0x10f89],
  [0x110cd], [0x113d4, 0x113d5], [0x113d7, 0x113d8], [0x1144b, 0x1144f], [0x1145a, 0x1145b], [0x1145d],
  [0x11660, 0x1166c], [0x116b9], [0x1183b], [0x11944, 0x11946], [0x119e2], [0x11a3f, 0x11a46], [0x11a9a, 0x11a9c],
  [0x11a9e, 0x11aa2], [0x11b00, 0x11b09], [0x11be1], [0x11c41, 0x11c45], [0x11c70, 0x11c71], [0x11ef7, 0x11ef8],
  [0x11f43, 0x11f4f], [0x11fff], [0x12ff1, 0x12ff2], [0x13430, 0x1343f], [0x16d6d, 0x16d6f], [0x16e97, 0x16e9a],
  [0x16fe2], [0x1e5ff], [0x1e95e, 0x1e95f]
]

/** A letter to every version of Unicode from 3.0 on (Yi), which BERT's Chinese vocabulary lacks as it lacks all of those. */
const UNKNOWN_LETTER = "\u{A000}"

const oneOf = (ranges: Ranges): RegExp => {
  const escaped = (point: number): string => `\\u{${point.toString(16)}}`
  return new RegExp(`[${ranges.map(([first, last = first]) => `${escaped(first)}-${escaped(last)}`).join("")}]`, "gu")
}

const alone = oneOf(ALONE)
const letters = oneOf(LETTERS)

/** A text that transformers.js cuts into the tokens which the reference finds in the given one. */
export const referenceCharacters = (text: string): string =>
  text.replace(alone, " $& ").replace(letters, UNKNOWN_LETTER)
