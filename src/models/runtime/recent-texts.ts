/** What was found for the texts seen last, as many as fit; the one kept longest goes first. */
export class RecentTexts<A> {
  readonly #kept = new Map<string, { readonly length: number; readonly value: A }>()
  readonly #capacity: number
  #length = 0

  /** @param capacity Of all texts that are kept, in the unit of their lengths: code points, or bytes. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(text: string): A | undefined {
    return this.#kept.get(text)?.value
  }

  /** Keeps what was found for a text that is not kept yet. */
  add(text: string, length: number, value: A): void {
    if (length > this.#capacity || this.#kept.has(text)) return
    this.#kept.set(text, { length, value })
    this.#length += length
    for (const [oldest, entry] of this.#kept) {
      if (this.#length <= this.#capacity) return
      this.#kept.delete(oldest)
      this.#length -= entry.length
    }
  }
}
