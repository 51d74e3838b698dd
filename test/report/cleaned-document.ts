import { cleanText } from "../../src/stages/clean/clean-text.ts"
import type { StoredDocument } from "../../src/store/stored-document.ts"
import { statistics } from "../stages/clean/bundled-statistics.ts"

/** The rows of a document that was cleaned and nothing else. */
export const cleanedDocument = (raw: string): StoredDocument => {
  const cleaned = cleanText(raw, statistics, { fullwidth: true, punctuation: true })
  return {
    document: {
      document_id: "a",
      source_path: "a.txt",
      source_sha256: "",
      source_bytes: 0,
      encoding: "utf-8",
      status: "ok",
      title: cleaned.title,
      published_on: cleaned.publishedOn,
      raw_text: raw,
      clean_text: cleaned.cleanText,
      n_articles: cleaned.articles.length,
      n_paragraphs: cleaned.paragraphs.length,
      n_sentences: 0,
      n_tokens: 0,
      n_entities: 0,
      n_edits: cleaned.edits.length,
      n_issues: 0,
      clean_key: "",
      segment_key: "",
      entities_key: "",
      embed_key: ""
    },
    articles: cleaned.articles,
    paragraphs: cleaned.paragraphs,
    edits: cleaned.edits,
    sentences: [],
    tokens: [],
    entities: [],
    embeddings: [],
    issues: []
  }
}
