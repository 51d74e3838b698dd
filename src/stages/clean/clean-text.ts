/**
 * The clean stage's algorithm. In: the decoded raw text of one document and the learned statistics. Out: the clean
 * text, the ledger of edits that makes it from the raw one, its paragraphs and articles, and what a person should see.
 *
 * lines → furniture → evidence of layout (columns) and language → roles under the page's grammar → articles → ledger.
 *
 * A pure function of its arguments; linear in the length of the text. Every string of any code points has a result; a
 * lone surrogate, which no encoding can hold, is read as U+FFFD, else two of them would become one character in a join.
 */
import type { Article, Paragraph } from "../../domain/article.ts"
import { CodePoints } from "../../domain/code-points.ts"
import type { Edit } from "../../domain/edit.ts"
import type { Issue } from "../../domain/issue.ts"
import { Ledger } from "../../domain/ledger.ts"
import { articleRows } from "./articles/article-rows.ts"
import { paragraphRows } from "./articles/paragraph-rows.ts"
import { publishedOn } from "./articles/publication-date.ts"
import { articlesOf, blocksOf, headlineDirection } from "./articles/structure.ts"
import { sideBySideIssues } from "./layout/side-by-side.ts"
import { type Line, splitLines } from "./lines/lines.ts"
import { type LineReading, readLines, rolesOf } from "./roles/decide-roles.ts"
import { findFurniture } from "./roles/furniture.ts"
import type { CleanStatistics } from "./statistics.ts"
import { suspectIssues } from "./suspects/suspect-issues.ts"
import { rewrite } from "./writing/rewrite.ts"

export interface CleanText {
  readonly cleanText: string
  readonly title: string | null
  /** Days since 1970-01-01. */
  readonly publishedOn: number | null
  readonly edits: ReadonlyArray<Edit>
  readonly paragraphs: ReadonlyArray<Paragraph>
  readonly articles: ReadonlyArray<Article>
  readonly issues: ReadonlyArray<Omit<Issue, "issue">>
}

export interface CleanOptions {
  /** Edits of a confidence below this are remarked on as issues. Default 0.6. */
  readonly lowConfidence?: number
  /** Name of the input file, in which the date of publication may stand. */
  readonly fileName?: string
  /** Make full-width digits and Latin letters half-width. Default false. */
  readonly fullwidth?: boolean
  /** Make half-width punctuation between Han characters full-width. Default false. */
  readonly punctuation?: boolean
  /** Remark on characters that a look-alike would fit much better. Default true. */
  readonly suspects?: boolean
}

const LOW_CONFIDENCE = 0.6

/** A document whose lines were read, but not decided on. */
export interface OpenPage {
  readonly raw: string
  /** Every line, and 1 for each that is furniture. */
  readonly all: ReadonlyArray<Line>
  readonly furniture: Uint8Array
  /** What is known of the others. */
  readonly reading: LineReading
}

export const openPage = (text: string, statistics: CleanStatistics): OpenPage => {
  const raw = text.toWellFormed()
  const all = splitLines(raw)
  const furniture = findFurniture(all, statistics.language)
  const lines = all.filter((_, i) => furniture[i] === 0)
  return { raw, all, furniture, reading: readLines(lines, statistics) }
}

/** Cleans one document without the line tagger. Offsets of the result are code points. */
export const cleanText = (text: string, statistics: CleanStatistics, options: CleanOptions = {}): CleanText =>
  cleanPage(openPage(text, statistics), statistics, options)

/** @param tags What the line tagger said of the lines that are not furniture. */
export const cleanPage = (
  { raw, all, furniture, reading }: OpenPage,
  statistics: CleanStatistics,
  options: CleanOptions,
  tags?: Float32Array
): CleanText => {
  const { lines } = reading
  const points = new CodePoints(raw)
  const roles = rolesOf(reading, tags)
  const rules = { fullwidth: options.fullwidth ?? false, punctuation: options.punctuation ?? false }
  const written = rewrite({ raw: points, all, furniture, content: lines, roles }, statistics.language, rules)
  const { edits, cleanText } = written.ledger

  const blocks = blocksOf(roles.states)
  const articles = articlesOf(blocks, headlineDirection(blocks, lines, statistics.language))
  const ledger = new Ledger(edits)
  const paragraphs = paragraphRows({
    points,
    clean: new CodePoints(cleanText),
    ledger,
    all,
    furniture,
    blocks,
    articles,
    written
  })
  const articleTable = articleRows(paragraphs, ledger)
  return {
    cleanText,
    title: paragraphs.find((p) => p.role === "title")?.text ?? null,
    publishedOn: publishedOn(datedTexts(paragraphs, articleTable), options.fileName),
    edits,
    paragraphs,
    articles: articleTable,
    issues: [
      ...lowConfidence(edits, options.lowConfidence ?? LOW_CONFIDENCE),
      ...sideBySideIssues(lines, points),
      ...(options.suspects === false ? [] : suspectIssues(paragraphs, ledger, statistics.language))
    ]
  }
}

/** Where the day of publication may stand: the masthead, then the datelines. */
const datedTexts = (paragraphs: ReadonlyArray<Paragraph>, articles: ReadonlyArray<Article>): ReadonlyArray<string> => [
  ...paragraphs.filter((p) => p.role === "furniture").map((p) => p.text),
  ...articles.flatMap(({ dateline }) => (dateline === null ? [] : [dateline]))
]

const lowConfidence = (edits: ReadonlyArray<Edit>, threshold: number): ReadonlyArray<Omit<Issue, "issue">> =>
  edits
    .filter((edit) => edit.confidence < threshold)
    .map((edit) => ({
      stage: "clean",
      code: "low_confidence_edit",
      severity: "warning",
      message: `edit ${edit.edit} (${edit.rule}) is doubtful: confidence ${edit.confidence.toFixed(2)}`,
      raw_start: edit.raw_start,
      raw_end: edit.raw_end
    }))
