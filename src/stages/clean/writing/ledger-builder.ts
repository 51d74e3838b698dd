import { CodePoints } from "../../../domain/code-points.ts"
import type { Edit, EditRule } from "../../../domain/edit.ts"

/**
 * Builds the ledger from left to right: replacements of raw text in order, turned from UTF-16 units to code points.
 * A replacement that changes nothing is not an edit.
 */
export class LedgerBuilder {
  readonly #raw: CodePoints
  readonly #edits: Array<Edit> = []
  readonly #clean: Array<string> = []
  /** How far the raw text has been dealt with, in UTF-16 units and in code points. */
  #at = 0
  #atPoint = 0
  /** Length of the clean text so far, in code points. */
  #cleanPoint = 0

  constructor(raw: CodePoints) {
    this.#raw = raw
  }

  get edits(): ReadonlyArray<Edit> {
    return this.#edits
  }

  get cleanText(): string {
    return this.#clean.join("")
  }

  /** Clean offset, in code points, of what comes next. */
  get cleanOffset(): number {
    return this.#cleanPoint
  }

  /** Keeps the raw text up to an offset (UTF-16 units) as it is. */
  keepTo(end: number): void {
    if (end <= this.#at) return
    const point = this.#raw.fromUnit(end)
    this.#clean.push(this.#raw.value.slice(this.#at, end))
    this.#cleanPoint += point - this.#atPoint
    this.#at = end
    this.#atPoint = point
  }

  /** Replaces raw[start, end) (UTF-16 units); everything before `start` that was not dealt with is kept. */
  replace(start: number, end: number, text: string, rule: EditRule, confidence: number): void {
    this.keepTo(start)
    const raw = this.#raw.value.slice(start, end)
    if (raw === text) return this.keepTo(end)
    const point = this.#raw.fromUnit(end)
    const cleanEnd = this.#cleanPoint + text.length
    this.#edits.push({
      edit: this.#edits.length,
      rule,
      raw_start: this.#atPoint,
      raw_end: point,
      raw_text: raw,
      clean_start: this.#cleanPoint,
      clean_end: cleanEnd,
      clean_text: text,
      confidence
    })
    this.#clean.push(text)
    this.#cleanPoint = cleanEnd
    this.#at = end
    this.#atPoint = point
  }
}
