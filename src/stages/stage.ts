import { type Effect, Schema } from "effect"
import type { Configuration } from "../configuration/configuration.ts"
import type { Article, Paragraph } from "../domain/article.ts"
import type { Document, Encoding } from "../domain/document.ts"
import type { Edit } from "../domain/edit.ts"
import type { Embedding } from "../domain/embedding.ts"
import type { Entity } from "../domain/entity.ts"
import { IssueCode, type Issue, type StageName } from "../domain/issue.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Token } from "../domain/token.ts"

/** A bulletin: as it lies on the disk, or as an earlier run decoded it. */
export type Bulletin =
  | { readonly document_id: string; readonly bytes: Uint8Array }
  | { readonly document_id: string; readonly decoded: DecodedText }

/** The text of a bulletin and how its bytes were read; `guessed` when nothing in the file says so. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  readonly guessed: boolean
}

/** The columns of `documents` that cleaning fills. */
export type DocumentText = Pick<Document, "encoding" | "title" | "published_on" | "raw_text" | "clean_text"> & {
  readonly raw_text: string
  readonly clean_text: string
}

/** The rows of one document, table by table: all that stages read and write. */
export interface DocumentRows {
  readonly bulletin: Bulletin
  readonly text: DocumentText
  readonly articles: ReadonlyArray<Article>
  readonly paragraphs: ReadonlyArray<Paragraph>
  readonly edits: ReadonlyArray<Edit>
  readonly sentences: ReadonlyArray<Sentence>
  readonly tokens: ReadonlyArray<Token>
  readonly entities: ReadonlyArray<Entity>
  readonly embeddings: ReadonlyArray<Embedding>
}

/** An issue before the document numbers it and the stage signs it. */
export type NewIssue = Omit<Issue, "issue" | "stage">

/** What a stage made of one document. */
export interface StageOutput<Writes extends keyof DocumentRows> {
  readonly rows: Pick<DocumentRows, Writes>
  readonly issues: ReadonlyArray<NewIssue>
  /** Of a stage that goes sentence by sentence: how many it had to look at, not finding them in an earlier run. */
  readonly sentences?: number
}

/**
 * One step of the pipeline: a function from rows of a document to further rows of the same document. It sees nothing
 * else: not other documents, not the clock, not the disk. So it can be run again alone, in any order, on any machine.
 */
export interface Stage<Name extends StageName, Reads extends keyof DocumentRows, Writes extends keyof DocumentRows, R> {
  readonly name: Name
  /** URL of the stage's entry module: the root of the code that its fingerprint covers. */
  readonly module: string
  /**
   * Folders below `models/` whose digests its fingerprint covers. What makes the vectors is in it too, but need not be a
   * bundled model: see `runs/fingerprint.ts`.
   */
  readonly models: (configuration: Configuration) => ReadonlyArray<string>
  /** Rows it reads; their content is part of the document's key for the stage. */
  readonly reads: ReadonlyArray<Reads>
  readonly writes: ReadonlyArray<Writes>
  /**
   * @param previous Rows of the same document in the parent run, given only when the stage has not changed since: what
   * was found for a sentence that is still the same may be taken from them.
   */
  readonly run: (
    rows: Pick<DocumentRows, Reads>,
    previous?: Pick<DocumentRows, Reads | Writes>
  ) => Effect.Effect<StageOutput<Writes>, Quarantine, R>
}

/** Checks and keeps the types of a stage's definition. */
export const defineStage = <
  Name extends StageName,
  Reads extends keyof DocumentRows,
  Writes extends keyof DocumentRows,
  R
>(
  stage: Stage<Name, Reads, Writes, R>
): Stage<Name, Reads, Writes, R> => stage

/** A document that cannot be used. It becomes a row of status `quarantined` and an issue; the run goes on. */
export class Quarantine extends Schema.TaggedError<Quarantine>()("Quarantine", {
  code: IssueCode,
  /** What was wrong and what to do next; the document's path is added by whoever shows it. */
  message: Schema.String
}) {}
