import * as path from "node:path"
import { DocumentStatus, Encoding, type Document } from "../domain/document.ts"
import { ParagraphRole, type Article, type Paragraph } from "../domain/article.ts"
import { EditRule, type Edit } from "../domain/edit.ts"
import type { Embedding } from "../domain/embedding.ts"
import { EntityType, RecogniserName, type Entity } from "../domain/entity.ts"
import { IssueCode, Severity, StageName, type Issue } from "../domain/issue.ts"
import { PART_OF_SPEECH } from "../domain/part-of-speech.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Token } from "../domain/token.ts"
import { date32, documentId, float32, int32, int64, nullable, oneOf, utf8, vector } from "./column.ts"
import { defineTable } from "./table.ts"

/** A row of a table other than `documents`: the domain's row and the document it belongs to. */
export type InDocument<Row> = { readonly document_id: string } & Row

const cleanSpan = { clean_start: int32, clean_end: int32 }
const rawSpan = { raw_start: int32, raw_end: int32 }
const spans = { ...cleanSpan, ...rawSpan }

export const documents = defineTable<Document>()("documents", {
  document_id: utf8,
  source_path: utf8,
  source_sha256: utf8,
  source_bytes: int64,
  encoding: nullable(oneOf(Encoding.literals)),
  status: oneOf(DocumentStatus.literals),
  title: nullable(utf8),
  published_on: nullable(date32),
  raw_text: nullable(utf8),
  clean_text: nullable(utf8),
  n_articles: int32,
  n_paragraphs: int32,
  n_sentences: int32,
  n_tokens: int32,
  n_entities: int32,
  n_edits: int32,
  n_issues: int32,
  clean_key: utf8,
  segment_key: utf8,
  entities_key: utf8,
  embed_key: utf8
})

export const articles = defineTable<InDocument<Article>>()("articles", {
  document_id: documentId,
  article: int32,
  headline: nullable(utf8),
  byline_name: nullable(utf8),
  byline_title: nullable(utf8),
  dateline: nullable(utf8),
  dateline_clean_start: nullable(int32),
  dateline_clean_end: nullable(int32),
  dateline_raw_start: nullable(int32),
  dateline_raw_end: nullable(int32),
  ...spans
})

export const paragraphs = defineTable<InDocument<Paragraph>>()("paragraphs", {
  document_id: documentId,
  paragraph: int32,
  article: nullable(int32),
  role: oneOf(ParagraphRole.literals),
  text: utf8,
  ...spans
})

export const edits = defineTable<InDocument<Edit>>()("edits", {
  document_id: documentId,
  edit: int32,
  rule: oneOf(EditRule.literals),
  ...rawSpan,
  raw_text: utf8,
  ...cleanSpan,
  clean_text: utf8,
  confidence: float32
})

export const sentences = defineTable<InDocument<Sentence>>()("sentences", {
  document_id: documentId,
  sentence: int32,
  paragraph: int32,
  article: nullable(int32),
  text: utf8,
  ...spans
})

export const tokens = defineTable<InDocument<Token>>()("tokens", {
  document_id: documentId,
  token: int32,
  sentence: int32,
  text: utf8,
  pos: oneOf(PART_OF_SPEECH),
  ...spans
})

export const entities = defineTable<InDocument<Entity>>()("entities", {
  document_id: documentId,
  entity: int32,
  sentence: int32,
  text: utf8,
  type: oneOf(EntityType.literals),
  canonical: utf8,
  place_code: nullable(utf8),
  score: float32,
  recogniser: oneOf(RecogniserName.literals),
  first_token: int32,
  last_token: int32,
  ...spans
})

export const embeddings = defineTable<InDocument<Embedding>>()("embeddings", {
  document_id: documentId,
  sentence: int32,
  vector
})

export const issues = defineTable<InDocument<Issue>>()("issues", {
  document_id: documentId,
  issue: int32,
  stage: oneOf(StageName.literals),
  code: oneOf(IssueCode.literals),
  severity: oneOf(Severity.literals),
  message: utf8,
  raw_start: nullable(int32),
  raw_end: nullable(int32)
})

/** All tables of a run, in the order of the stages that write them. */
export const TABLES = {
  documents,
  articles,
  paragraphs,
  edits,
  sentences,
  tokens,
  entities,
  embeddings,
  issues
} as const

export type TableName = keyof typeof TABLES
export type RowOf<Name extends TableName> = NonNullable<(typeof TABLES)[Name]["Row"]>
export const TABLE_NAMES = Object.keys(TABLES) as ReadonlyArray<TableName>

/** Where a table lies in the directory of a run or a part. */
export const tableFile = (directory: string, table: TableName): string => path.join(directory, `${table}.arrow`)
