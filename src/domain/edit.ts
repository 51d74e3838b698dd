import { Schema } from "effect"

/**
 * What cleaning may do to the text. Each rule is one kind of evidence, so that an analyst can count by it and an
 * engineer can switch it off.
 *
 * - `line_join`: a line break inside a paragraph removed (the two halves read on).
 * - `line_join_space`: a line break inside a paragraph that stood for a space, as between Latin words.
 * - `hyphen_join`: a hyphen and the line break behind it removed inside a Latin word.
 * - `paragraph_break`: what separates two paragraphs (blank lines, CRLF, indents) becomes one line feed.
 * - `indent`: white space at the start or the end of the text, or before a paragraph, removed.
 * - `space_removal`: a stray space inside a line removed, or a character that nobody sees.
 * - `furniture`: running heads, page numbers and the like left out of the clean text.
 * - `fullwidth`: a full-width digit or Latin letter, or a mark inside a number, time or address of these, made half-width; a
 *   radical made the ideograph that it stands for.
 * - `punctuation`: half-width punctuation between Han characters made full-width.
 */
export const EditRule = Schema.Literals([
  "line_join",
  "line_join_space",
  "hyphen_join",
  "paragraph_break",
  "indent",
  "space_removal",
  "furniture",
  "fullwidth",
  "punctuation"
])
export type EditRule = typeof EditRule.Type

/** One entry of the ledger: a raw span and what it became. Offsets are code points, end exclusive. */
export const Edit = Schema.Struct({
  edit: Schema.Int,
  rule: EditRule,
  raw_start: Schema.Int,
  raw_end: Schema.Int,
  raw_text: Schema.String,
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  clean_text: Schema.String,
  /** Probability that the edit is right, 0 to 1. */
  confidence: Schema.Number
})
export type Edit = typeof Edit.Type
