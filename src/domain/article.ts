import { Schema } from "effect"

/**
 * A news article within a document. Its span covers its headline and byline wherever they stand, before or behind
 * the body. `headline` and the byline are the cleaned text of their paragraphs.
 */
export const Article = Schema.Struct({
  article: Schema.Int,
  headline: Schema.NullOr(Schema.String),
  /** Who wrote or spoke, without the office. */
  byline_name: Schema.NullOr(Schema.String),
  /** The office or function named in the byline, e.g. 本报记者. */
  byline_title: Schema.NullOr(Schema.String),
  /** Source, place and day as they are printed, with the reporters: 新华社北京１月２日电（记者……）. Part of the body. */
  dateline: Schema.NullOr(Schema.String),
  /** Its spans; null together with it. */
  dateline_clean_start: Schema.NullOr(Schema.Int),
  dateline_clean_end: Schema.NullOr(Schema.Int),
  dateline_raw_start: Schema.NullOr(Schema.Int),
  dateline_raw_end: Schema.NullOr(Schema.Int),
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  raw_start: Schema.Int,
  raw_end: Schema.Int
})
export type Article = typeof Article.Type

export const ParagraphRole = Schema.Literals(["title", "headline", "byline", "body", "furniture"])
export type ParagraphRole = typeof ParagraphRole.Type

/**
 * A paragraph in source order. Those that are not furniture tile the clean text, one line feed between two
 * neighbours. Furniture has an empty clean span, and `text` is its raw text.
 */
export const Paragraph = Schema.Struct({
  paragraph: Schema.Int,
  /** The article it belongs to; null for the document title and for furniture. */
  article: Schema.NullOr(Schema.Int),
  role: ParagraphRole,
  text: Schema.String,
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  raw_start: Schema.Int,
  raw_end: Schema.Int
})
export type Paragraph = typeof Paragraph.Type
