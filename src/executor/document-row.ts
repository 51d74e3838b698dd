import type { Document } from "../domain/document.ts"
import type { StageName } from "../domain/issue.ts"
import type { DocumentRows } from "../stages/stage.ts"
import type { Input } from "../store/inputs.ts"
import type { DocumentSummary } from "../store/stored-run.ts"

/**
 * The row of a document that came through. Counts of tables that the course leaves alone are the parent run's; a stage
 * that the run does not have made no rows and has no key.
 */
export const documentRow = (
  input: Input,
  rows: Partial<DocumentRows>,
  keys: Partial<Record<StageName, string>>,
  n_issues: number,
  before: DocumentSummary | undefined
): Document => ({
  ...NOTHING_MADE,
  ...sourceColumns(input),
  ...rows.text!,
  status: "ok",
  n_articles: rows.articles?.length ?? before!.n_articles,
  n_paragraphs: rows.paragraphs?.length ?? before!.n_paragraphs,
  n_edits: rows.edits?.length ?? before!.n_edits,
  n_issues,
  clean_key: keys.clean!,
  ...(keys.segment === undefined
    ? {}
    : {
        n_sentences: rows.sentences?.length ?? before!.n_sentences,
        n_tokens: rows.tokens?.length ?? before!.n_tokens,
        segment_key: keys.segment
      }),
  ...(keys.entities === undefined
    ? {}
    : { n_entities: rows.entities?.length ?? before!.n_entities, entities_key: keys.entities }),
  ...(keys.embed === undefined ? {} : { embed_key: keys.embed })
})

/** Counts and keys of the stages that did not run. */
const NOTHING_MADE = { n_sentences: 0, n_tokens: 0, n_entities: 0, segment_key: "", entities_key: "", embed_key: "" }

/**
 * The row of a document that cannot be used: it has one issue, and nothing else.
 *
 * @param clean_key Empty when another try may end otherwise, so that the next run tries again.
 */
export const quarantinedRow = (input: Input, clean_key: string): Document => ({
  ...NOTHING_MADE,
  ...sourceColumns(input),
  status: "quarantined",
  encoding: null,
  title: null,
  published_on: null,
  raw_text: null,
  clean_text: null,
  n_articles: 0,
  n_paragraphs: 0,
  n_edits: 0,
  n_issues: 1,
  clean_key
})

const sourceColumns = ({ document_id, source_path, source_sha256, source_bytes }: Input) => ({
  document_id,
  source_path,
  source_sha256,
  source_bytes
})
