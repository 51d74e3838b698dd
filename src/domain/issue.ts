import { Schema } from "effect"

export const StageName = Schema.Literals(["clean", "segment", "entities", "embed"])
export type StageName = typeof StageName.Type

export const Severity = Schema.Literals(["warning", "error"])
export type Severity = typeof Severity.Type

/**
 * What can be wrong with a bulletin. The first group quarantines it (no rows but this one), the second is a remark
 * on rows that exist.
 */
export const IssueCode = Schema.Literals([
  "empty_file",
  "binary_file",
  "undecodable",
  "unreadable",
  "too_large",
  "changed_while_read",
  "stage_failed",
  "guessed_encoding",
  "nul_character",
  "low_confidence_edit",
  "columns_side_by_side",
  "suspect_character",
  "lost_character",
  "long_sentence"
])
export type IssueCode = typeof IssueCode.Type

/** Something a person should know about a document: what, where, and how bad. */
export const Issue = Schema.Struct({
  issue: Schema.Int,
  stage: StageName,
  code: IssueCode,
  severity: Severity,
  message: Schema.String,
  raw_start: Schema.NullOr(Schema.Int),
  raw_end: Schema.NullOr(Schema.Int)
})
export type Issue = typeof Issue.Type
