/** What stands at the ends of an input, for white space, and for what the vocabulary lacks. */
const OPENING = "[CLS]"
const CLOSING = "[SEP]"
const SPACE = "[SPACE]"
const UNKNOWN = "[UNK]"

/**
 * The characters that an encoder of characters knows: one id for each code point, so that position i of what it says
 * is code point i of the text.
 */
export class CharacterVocabulary {
  readonly opening: number
  readonly closing: number
  readonly #space: number
  readonly #unknown: number
  readonly #ids: ReadonlyMap<string, number>

  /**
   * @param lines `vocabulary.txt`: an entry a line, the id of the first is 0.
   * @throws RangeError when one of the special entries is missing.
   */
  constructor(lines: string) {
    this.#ids = new Map(
      lines
        .replace(/\n$/, "")
        .split("\n")
        .map((entry, id) => [entry, id])
    )
    this.opening = this.#special(OPENING)
    this.closing = this.#special(CLOSING)
    this.#space = this.#special(SPACE)
    this.#unknown = this.#special(UNKNOWN)
  }

  /** The id of each code point. Case and width do not count, and one white space is like another. */
  encode(text: string): ReadonlyArray<number> {
    return Array.from(text, (character) => this.#id(character))
  }

  #id(character: string): number {
    // Entries are folded and never white space, so one that is there as it stands is the right one: nearly all are.
    const known = this.#ids.get(character)
    if (known !== undefined) return known
    if (/\p{White_Space}/u.test(character)) return this.#space
    return this.#ids.get(folded(character)) ?? this.#unknown
  }

  #special(entry: string): number {
    const id = this.#ids.get(entry)
    if (id === undefined) throw new RangeError(`the vocabulary has no entry ${entry}`)
    return id
  }
}

/** From a full-width letter or digit (U+FF10 and on) to the ASCII one. */
const FULL_WIDTH = 0xff10 - 0x30

/** Letters of ASCII in lower case, full-width letters and digits as those of ASCII; anything else as it is. */
const folded = (character: string): string =>
  character
    .replace(/[０-９Ａ-Ｚａ-ｚ]/, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))
    .replace(/[A-Z]/, (capital) => capital.toLowerCase())
