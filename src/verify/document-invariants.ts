import { CodePoints } from "../domain/code-points.ts"
import type { StageName } from "../domain/issue.ts"
import { Ledger } from "../domain/ledger.ts"
import type { Located } from "../domain/span.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import { checkDatelines } from "./dateline-invariants.ts"
import { checkParagraphs, checkTiling } from "./tiling.ts"
import type { Report } from "./report.ts"

/** Something that must always be true and is not. */
export interface Violation {
  readonly document: string
  readonly table: string
  /** Ordinal of the row; null when the violation is of the document as a whole. */
  readonly row: number | null
  readonly message: string
}

/**
 * Checks everything that is promised of the rows of one document; an empty answer is good.
 *
 * @param unchecked Stages of which nothing is promised: their rows were left although what they were made from has
 * changed, or the run does not have them.
 */
export const violationsOf = (
  stored: StoredDocument,
  unchecked: ReadonlyArray<StageName> = []
): ReadonlyArray<Violation> => {
  const violations: Array<Violation> = []
  const report: Report = (table, row, message) =>
    violations.push({ document: stored.document.document_id, table, row, message })
  checkCounts(stored, report)
  checkOrdinals(stored, report)
  const { raw_text, clean_text } = stored.document
  if (stored.document.status === "ok" && raw_text !== null && clean_text !== null) {
    const raw = new CodePoints(raw_text)
    const clean = new CodePoints(clean_text)
    checkLedger(stored, raw, clean, report)
    checkTexts(stored, unchecked, raw, clean, report)
    checkParagraphs(stored, report)
    if (!unchecked.includes("segment")) checkTiling(stored, report)
    checkArticles(stored, report)
    checkDatelines(stored, raw, clean, report)
    if (!unchecked.includes("entities")) checkEntities(stored, report)
    if (!unchecked.includes("embed")) checkEmbeddings(stored, report)
  }
  return violations
}

const checkCounts = (stored: StoredDocument, report: Report): void => {
  for (const table of ["articles", "paragraphs", "sentences", "tokens", "entities", "edits", "issues"] as const) {
    const counted = stored.document[`n_${table}`]
    const present = stored[table].length
    if (counted !== present) report("documents", null, `n_${table} is ${counted}, but ${table} has ${present} rows`)
  }
  if (stored.document.status === "quarantined" && !stored.issues.some((issue) => issue.severity === "error")) {
    report("issues", null, "the document is quarantined and no issue says why")
  }
  if (stored.document.status === "ok" && (stored.document.raw_text === null || stored.document.clean_text === null)) {
    report("documents", null, "the document is ok and has no text")
  }
}

const checkOrdinals = (stored: StoredDocument, report: Report): void => {
  const ordinals = (table: string, rows: ReadonlyArray<number>) =>
    rows.forEach((ordinal, i) => {
      if (ordinal !== i) report(table, ordinal, `the ordinal should be ${i}`)
    })
  ordinals(
    "articles",
    stored.articles.map((row) => row.article)
  )
  ordinals(
    "paragraphs",
    stored.paragraphs.map((row) => row.paragraph)
  )
  ordinals(
    "edits",
    stored.edits.map((row) => row.edit)
  )
  ordinals(
    "sentences",
    stored.sentences.map((row) => row.sentence)
  )
  ordinals(
    "tokens",
    stored.tokens.map((row) => row.token)
  )
  ordinals(
    "entities",
    stored.entities.map((row) => row.entity)
  )
  ordinals(
    "issues",
    stored.issues.map((row) => row.issue)
  )
}

const checkLedger = ({ edits, document }: StoredDocument, raw: CodePoints, clean: CodePoints, report: Report): void => {
  for (const edit of edits) {
    if (raw.slice(edit.raw_start, edit.raw_end) !== edit.raw_text)
      report("edits", edit.edit, "raw_text is not what stands there")
    if (clean.slice(edit.clean_start, edit.clean_end) !== edit.clean_text)
      report("edits", edit.edit, "clean_text is not what stands there")
  }
  try {
    const ledger = new Ledger(edits)
    if (ledger.apply(raw.value) !== document.clean_text)
      report("edits", null, "applying the edits does not give clean_text")
    if (ledger.invert(clean.value) !== document.raw_text)
      report("edits", null, "inverting the edits does not give raw_text")
  } catch (error) {
    report("edits", null, String(error))
  }
}

const checkTexts = (
  stored: StoredDocument,
  unchecked: ReadonlyArray<StageName>,
  raw: CodePoints,
  clean: CodePoints,
  report: Report
): void => {
  const check = (table: string, row: number, text: string, at: Located) => {
    if (clean.slice(at.clean_start, at.clean_end) !== text)
      report(table, row, "text is not the slice of clean_text that its offsets name")
    if (at.raw_start > at.raw_end || at.raw_end > raw.length)
      report(table, row, "the raw span lies outside the raw text")
  }
  for (const row of stored.paragraphs) {
    if (row.role !== "furniture") check("paragraphs", row.paragraph, row.text, row)
    else if (raw.slice(row.raw_start, row.raw_end) !== row.text)
      report("paragraphs", row.paragraph, "furniture is not its raw text")
  }
  if (!unchecked.includes("segment")) {
    for (const row of stored.sentences) check("sentences", row.sentence, row.text, row)
    for (const row of stored.tokens) check("tokens", row.token, row.text, row)
  }
  if (!unchecked.includes("entities")) for (const row of stored.entities) check("entities", row.entity, row.text, row)
}

const checkArticles = ({ articles, paragraphs }: StoredDocument, report: Report): void => {
  for (const { paragraph, article, clean_start, clean_end } of paragraphs) {
    if (article === null) continue
    const of = articles[article]
    if (of === undefined) report("paragraphs", paragraph, `names article ${article}, which does not exist`)
    else if (clean_start < of.clean_start || clean_end > of.clean_end)
      report("paragraphs", paragraph, "lies outside its article")
  }
}

const checkEntities = ({ entities, sentences, tokens }: StoredDocument, report: Report): void => {
  for (const row of entities) {
    const sentence = sentences[row.sentence]
    if (
      sentence === undefined ||
      row.clean_start < sentence.clean_start ||
      row.clean_end > sentence.clean_end ||
      row.clean_start >= row.clean_end
    ) {
      report("entities", row.entity, "does not lie inside its sentence")
    }
    const first = tokens[row.first_token]
    const last = tokens[row.last_token]
    const touches =
      first !== undefined &&
      last !== undefined &&
      first.clean_start <= row.clean_start &&
      row.clean_start < first.clean_end &&
      last.clean_start < row.clean_end &&
      row.clean_end <= last.clean_end
    if (!touches)
      report("entities", row.entity, `does not run from token ${row.first_token} to token ${row.last_token}`)
  }
}

/** Vectors are normalised in double precision and stored in single: their length differs from 1 by less than this. */
const UNIT_TOLERANCE = 1e-5

const checkEmbeddings = ({ sentences, embeddings }: StoredDocument, report: Report): void => {
  if (embeddings.length !== sentences.length) {
    report("embeddings", null, `${sentences.length} sentences have ${embeddings.length} vectors`)
  }
  embeddings.forEach(({ sentence, vector }, i) => {
    if (sentence !== i) report("embeddings", sentence, `should be of sentence ${i}`)
    let square = 0
    for (const x of vector) square += x * x
    if (!(Math.abs(Math.sqrt(square) - 1) < UNIT_TOLERANCE))
      report("embeddings", sentence, `has length ${Math.sqrt(square)}, not 1`)
  })
}
