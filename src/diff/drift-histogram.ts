/** Bins for each factor of ten: a quantile is right to 2 %. */
const BINS_PER_DECADE = 128
const LEAST = 1e-13
const DECADES = 14

/** Distribution of cosine distances, or of differences of scores, in constant memory: exact at zero and at its end, in logarithmic bins between. */
export class DriftHistogram {
  readonly #bins = new Uint32Array(BINS_PER_DECADE * DECADES)
  #count = 0
  #zeros = 0
  #sum = 0
  #most = 0

  add(distance: number): void {
    this.#count++
    this.#sum += distance
    this.#most = Math.max(this.#most, distance)
    if (distance <= 0) this.#zeros++
    else this.#bins[binOf(distance)]!++
  }

  /** Adds so many that are known to be the same. */
  addEqual(count: number): void {
    this.#count += count
    this.#zeros += count
  }

  /** How many were compared, and how many of them are the same, bit for bit. */
  get count(): number {
    return this.#count
  }

  get exact(): number {
    return this.#zeros
  }

  get most(): number {
    return this.#most
  }

  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count
  }

  /** The least distance that a share `q` of all do not exceed. */
  quantile(q: number): number {
    let rank = Math.ceil(q * this.#count) - this.#zeros
    if (rank <= 0) return 0
    for (let bin = 0; bin < this.#bins.length; bin++) {
      rank -= this.#bins[bin]!
      if (rank <= 0) return Math.min(this.#most, LEAST * 10 ** ((bin + 1) / BINS_PER_DECADE))
    }
    return this.#most
  }
}

const binOf = (distance: number): number =>
  Math.min(BINS_PER_DECADE * DECADES - 1, Math.max(0, Math.floor(Math.log10(distance / LEAST) * BINS_PER_DECADE)))
