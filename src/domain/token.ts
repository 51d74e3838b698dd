import { Schema } from "effect"

/** A word. The tokens of a sentence tile it, white space included. */
export const Token = Schema.Struct({
  token: Schema.Int,
  sentence: Schema.Int,
  text: Schema.String,
  /** One of `PART_OF_SPEECH`. */
  pos: Schema.String,
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  raw_start: Schema.Int,
  raw_end: Schema.Int
})
export type Token = typeof Token.Type
