/** A half-open interval of code points: `start` included, `end` not. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The two spans that every row of the product carries: into `documents.clean_text` and `documents.raw_text`. */
export interface Located {
  readonly clean_start: number
  readonly clean_end: number
  readonly raw_start: number
  readonly raw_end: number
}
