import { createHash } from "node:crypto"
import { Cause, Clock, Effect, Exit } from "effect"
import { codePointLength } from "../domain/code-points.ts"
import type { Document } from "../domain/document.ts"
import type { Issue, StageName } from "../domain/issue.ts"
import { pipeline, type PipelineServices } from "../pipeline.ts"
import { Quarantine, type DocumentRows, type NewIssue } from "../stages/stage.ts"
import type { Input } from "../store/inputs.ts"
import type { Fingerprints, StageTiming } from "../store/part.ts"

/** All rows of one document, ready for its tables. */
export interface ComputedDocument {
  readonly document: Document
  readonly rows: Omit<DocumentRows, "bulletin" | "text">
  readonly issues: ReadonlyArray<Issue>
  readonly timings: ReadonlyArray<StageTiming>
}

/** A stage as the loop sees it: rows in, further rows out. */
type RunStage = (
  rows: DocumentRows
) => Effect.Effect<
  { readonly rows: Partial<DocumentRows>; readonly issues: ReadonlyArray<NewIssue> },
  Quarantine,
  PipelineServices
>

/**
 * Takes one bulletin through the stages. A document that cannot be used, or that a stage fails on, becomes a
 * quarantined row with an issue that says why; nothing it does can stop the others.
 */
export const computeDocument = Effect.fn("computeDocument")(function* (
  input: Input,
  bytes: Uint8Array | Quarantine,
  fingerprints: Fingerprints
) {
  if (bytes instanceof Quarantine) return quarantined(input, "clean", bytes, [])
  let rows: Partial<DocumentRows> = { bulletin: { document_id: input.document_id, bytes } }
  const issues: Array<Issue> = []
  const timings: Array<StageTiming> = []
  const keys = {} as Record<StageName, string>
  for (const stage of pipeline) {
    keys[stage.name] = stageKey(fingerprints[stage.name], input, rows, stage.reads)
    const start = yield* Clock.currentTimeMillis
    // A defect in one document must not cost the night's run: it is reported like any other unusable document.
    const run: RunStage = stage.run
    const exit = yield* Effect.exit(run(rows as DocumentRows))
    if (Exit.isFailure(exit)) {
      if (Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt
      return quarantined(input, stage.name, quarantineOf(exit.cause), timings)
    }
    rows = { ...rows, ...exit.value.rows }
    issues.push(...number(exit.value.issues, stage.name, issues.length))
    const milliseconds = (yield* Clock.currentTimeMillis) - start
    timings.push({ stage: stage.name, milliseconds, documents: 1, characters: codePointLength(rows.text!.raw_text) })
  }
  const complete = rows as DocumentRows
  return {
    document: documentRow(input, complete, issues.length, keys),
    rows: complete,
    issues,
    timings
  } satisfies ComputedDocument
})

/** Hash of a stage's fingerprint and of the content of the rows it reads; the first stage reads the file's bytes. */
const stageKey = (
  fingerprint: string,
  input: Input,
  rows: Partial<DocumentRows>,
  reads: ReadonlyArray<keyof DocumentRows>
): string => {
  const hash = createHash("sha256").update(fingerprint)
  for (const table of reads) {
    hash
      .update("\0")
      .update(table === "bulletin" ? `${input.document_id}\0${input.source_sha256}` : JSON.stringify(rows[table]))
  }
  return hash.digest("hex").slice(0, 32)
}

const number = (issues: ReadonlyArray<NewIssue>, stage: StageName, from: number): ReadonlyArray<Issue> =>
  issues.map((issue, i) => ({ ...issue, issue: from + i, stage }))

const documentRow = (
  input: Input,
  rows: DocumentRows,
  n_issues: number,
  keys: Record<StageName, string>
): Document => ({
  ...sourceColumns(input),
  ...rows.text,
  status: "ok",
  n_articles: rows.articles.length,
  n_paragraphs: rows.paragraphs.length,
  n_sentences: rows.sentences.length,
  n_tokens: rows.tokens.length,
  n_entities: rows.entities.length,
  n_edits: rows.edits.length,
  n_issues,
  clean_key: keys.clean,
  segment_key: keys.segment,
  entities_key: keys.entities,
  embed_key: keys.embed
})

const sourceColumns = ({ document_id, source_path, source_sha256, source_bytes }: Input) => ({
  document_id,
  source_path,
  source_sha256,
  source_bytes
})

const NO_ROWS = { articles: [], paragraphs: [], edits: [], sentences: [], tokens: [], entities: [], embeddings: [] }

const quarantined = (
  input: Input,
  stage: StageName,
  { code, message }: Quarantine,
  timings: ReadonlyArray<StageTiming>
): ComputedDocument => ({
  document: {
    ...sourceColumns(input),
    encoding: null,
    status: "quarantined",
    title: null,
    published_on: null,
    raw_text: null,
    clean_text: null,
    n_articles: 0,
    n_paragraphs: 0,
    n_sentences: 0,
    n_tokens: 0,
    n_entities: 0,
    n_edits: 0,
    n_issues: 1,
    clean_key: "",
    segment_key: "",
    entities_key: "",
    embed_key: ""
  },
  rows: NO_ROWS,
  issues: [{ issue: 0, stage, code, severity: "error", message, raw_start: null, raw_end: null }],
  timings
})

const quarantineOf = (cause: Cause.Cause<Quarantine>): Quarantine => {
  const error = Cause.squash(cause)
  if (error instanceof Quarantine) return error
  return new Quarantine({
    code: "stage_failed",
    message: `this is a fault of the program, not of the bulletin; please report it with the file: ${Cause.pretty(cause)}`
  })
}
