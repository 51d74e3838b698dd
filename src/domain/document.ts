import { Schema } from "effect"

/** How the bytes of a bulletin were read. */
export const Encoding = Schema.Literals([
  "utf-8",
  "utf-8-bom",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
  "gb18030",
  "big5"
])
export type Encoding = typeof Encoding.Type

export const DocumentStatus = Schema.Literals(["ok", "quarantined"])
export type DocumentStatus = typeof DocumentStatus.Type

/** One bulletin: where it came from, its two texts, how many rows it has, and the keys of what made them. */
export const Document = Schema.Struct({
  /** Path below the input root, with `/`, without the extension. */
  document_id: Schema.String,
  source_path: Schema.String,
  source_sha256: Schema.String,
  source_bytes: Schema.Int,
  encoding: Schema.NullOr(Encoding),
  status: DocumentStatus,
  title: Schema.NullOr(Schema.String),
  /** Days since 1970-01-01. */
  published_on: Schema.NullOr(Schema.Int),
  raw_text: Schema.NullOr(Schema.String),
  clean_text: Schema.NullOr(Schema.String),
  n_articles: Schema.Int,
  n_paragraphs: Schema.Int,
  n_sentences: Schema.Int,
  n_tokens: Schema.Int,
  n_entities: Schema.Int,
  n_edits: Schema.Int,
  n_issues: Schema.Int,
  clean_key: Schema.String,
  segment_key: Schema.String,
  entities_key: Schema.String,
  embed_key: Schema.String
})
export type Document = typeof Document.Type

/** The order of documents in every table: by code point, which is also the order of their UTF-8 bytes. */
export const compareDocumentIds = (a: string, b: string): number => {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // Surrogates sort behind the rest of the BMP by code point, but before U+E000 by code unit.
    const xIsSurrogate = (x & 0xf800) === 0xd800
    const yIsSurrogate = (y & 0xf800) === 0xd800
    return xIsSurrogate === yIsSurrogate ? x - y : xIsSurrogate ? 1 : -1
  }
  return a.length - b.length
}
