/** A tokenizer: the ids of a text, with the marks of the model at its ends or without them. */
export type Encode = (text: string, options?: { readonly add_special_tokens: boolean }) => Array<number>

/** The tokens of a text, and what goes before and behind them in every call. */
export interface MarkedTokens {
  readonly opening: ReadonlyArray<number>
  readonly content: ReadonlyArray<number>
  readonly closing: ReadonlyArray<number>
}

/** A text of which every tokenizer makes some token. */
const SAMPLE = "a"

/** Cuts texts into tokens, with the marks that the model wants at the ends and a prefix. */
export class TextTokens {
  readonly #encode: Encode
  readonly #prefix: string
  readonly #prefixIds: ReadonlyArray<number>
  readonly #opening: number
  readonly #closing: number

  /** @param prefix Put before every text. */
  constructor(encode: Encode, prefix: string) {
    this.#encode = encode
    this.#prefix = prefix
    this.#prefixIds = prefix === "" ? [] : encode(prefix, { add_special_tokens: false })
    const bare = encode(SAMPLE, { add_special_tokens: false })
    const marked = encode(SAMPLE)
    // BERT has a mark at each end; a decoder only behind, or none.
    this.#opening = Math.max(0, marked.indexOf(bare[0]!))
    this.#closing = marked.length - bare.length - this.#opening
  }

  encode(text: string): MarkedTokens {
    const marked = this.#encode(this.#prefix + text)
    const end = marked.length - this.#closing
    // The prefix is part of what every window begins with, unless its last token grew together with the text's first.
    const start = this.#opening + (this.#beginsWithPrefix(marked) ? this.#prefixIds.length : 0)
    return { opening: marked.slice(0, start), content: marked.slice(start, end), closing: marked.slice(end) }
  }

  #beginsWithPrefix(marked: ReadonlyArray<number>): boolean {
    return this.#prefixIds.every((id, i) => marked[this.#opening + i] === id)
  }
}
