import type { Article, Paragraph } from "../../domain/article.ts"
import type { Document } from "../../domain/document.ts"
import type { Edit } from "../../domain/edit.ts"
import type { Embedding } from "../../domain/embedding.ts"
import type { Entity } from "../../domain/entity.ts"
import type { Issue } from "../../domain/issue.ts"
import type { Sentence } from "../../domain/sentence.ts"
import type { Token } from "../../domain/token.ts"
import type { Alignment } from "../align/alignment.ts"
import type { SameStages } from "../cause.ts"
import type { Layer } from "../change.ts"

/** The rows of a document in one of the two runs. Tables that need not be compared are left empty. */
export interface DocumentVersion {
  readonly document: Document
  readonly articles: ReadonlyArray<Article>
  readonly paragraphs: ReadonlyArray<Paragraph>
  readonly edits: ReadonlyArray<Edit>
  readonly sentences: ReadonlyArray<Sentence>
  readonly tokens: ReadonlyArray<Token>
  readonly entities: ReadonlyArray<Entity>
  readonly embeddings: ReadonlyArray<Embedding>
  /** Of the stages that both runs have. */
  readonly issues: ReadonlyArray<Issue>
}

/** A document as both runs have it. */
export interface DocumentPair {
  readonly a: DocumentVersion
  readonly b: DocumentVersion
  /** Of the two raw texts. */
  readonly alignment: Alignment
  /** Layers whose rows are there and may differ. */
  readonly layers: ReadonlySet<Layer>
  readonly same: SameStages
}
