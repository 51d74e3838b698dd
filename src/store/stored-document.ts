import type { Article, Paragraph } from "../domain/article.ts"
import type { Document } from "../domain/document.ts"
import type { Edit } from "../domain/edit.ts"
import type { Embedding } from "../domain/embedding.ts"
import type { Entity } from "../domain/entity.ts"
import type { Issue } from "../domain/issue.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Token } from "../domain/token.ts"
import type { TableSetReader } from "../tables/table-set.ts"

/** All rows of one document as a run holds them. */
export interface StoredDocument {
  readonly document: Document
  readonly articles: ReadonlyArray<Article>
  readonly paragraphs: ReadonlyArray<Paragraph>
  readonly edits: ReadonlyArray<Edit>
  readonly sentences: ReadonlyArray<Sentence>
  readonly tokens: ReadonlyArray<Token>
  readonly entities: ReadonlyArray<Entity>
  readonly embeddings: ReadonlyArray<Embedding>
  readonly issues: ReadonlyArray<Issue>
}

/** Reads the rows of a document of the `documents` table; documents must be asked for in order. */
export const storedDocument = async (tables: TableSetReader, document: Document): Promise<StoredDocument> => {
  const id = document.document_id
  return {
    document,
    articles: await tables.rows("articles", id),
    paragraphs: await tables.rows("paragraphs", id),
    edits: await tables.rows("edits", id),
    sentences: await tables.rows("sentences", id),
    tokens: await tables.rows("tokens", id),
    entities: await tables.rows("entities", id),
    embeddings: await tables.rows("embeddings", id),
    issues: await tables.rows("issues", id)
  }
}
