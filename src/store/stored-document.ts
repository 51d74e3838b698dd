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
export const storedDocument = async ({ cursors }: TableSetReader, document: Document): Promise<StoredDocument> => {
  const id = document.document_id
  return {
    document,
    articles: await cursors.articles.rows(id),
    paragraphs: await cursors.paragraphs.rows(id),
    edits: await cursors.edits.rows(id),
    sentences: await cursors.sentences.rows(id),
    tokens: await cursors.tokens.rows(id),
    entities: await cursors.entities.rows(id),
    embeddings: await cursors.embeddings.rows(id),
    issues: await cursors.issues.rows(id)
  }
}
