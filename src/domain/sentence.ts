import { Schema } from "effect"

/** A sentence. The sentences of a paragraph tile it: trailing spaces belong to the sentence before them. */
export const Sentence = Schema.Struct({
  sentence: Schema.Int,
  paragraph: Schema.Int,
  article: Schema.NullOr(Schema.Int),
  text: Schema.String,
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  raw_start: Schema.Int,
  raw_end: Schema.Int
})
export type Sentence = typeof Sentence.Type
