/**
 * Text addressed by code points.
 *
 * JavaScript strings count UTF-16 units; every offset of the product counts code points, because that is what
 * Python, R and SQL count. Nearly all bulletins lie in the BMP, where the two agree, so the index that translates
 * is only built when a surrogate pair is present.
 */
export class CodePoints {
  readonly value: string
  /** Length in code points. */
  readonly length: number
  /** UTF-16 offset of each code point, one past the end included; undefined when the two counts agree. */
  readonly #units: Uint32Array | undefined

  constructor(value: string) {
    this.value = value
    if (!/[\uD800-\uDFFF]/.test(value)) {
      this.length = value.length
      this.#units = undefined
      return
    }
    const units = new Uint32Array(value.length + 1)
    let n = 0
    for (let i = 0; i < value.length; n++) {
      units[n] = i
      i += value.codePointAt(i)! > 0xffff ? 2 : 1
    }
    units[n] = value.length
    this.length = n
    this.#units = units.subarray(0, n + 1)
  }

  /** The text between two code point offsets, end exclusive. */
  slice(start: number, end: number = this.length): string {
    return this.value.slice(this.toUnit(start), this.toUnit(end))
  }

  /** UTF-16 offset of a code point offset. */
  toUnit(codePoint: number): number {
    if (this.#units === undefined) return codePoint
    return this.#units[Math.min(Math.max(codePoint, 0), this.length)]!
  }

  /** Code point offset of a UTF-16 offset; one inside a surrogate pair maps to that pair's code point. */
  fromUnit(unit: number): number {
    const units = this.#units
    if (units === undefined) return unit
    let low = 0
    let high = units.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (units[middle]! <= unit) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Number of code points in a string. */
export const codePointLength = (text: string): number => new CodePoints(text).length
