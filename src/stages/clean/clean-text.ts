/**
 * The clean stage's algorithm. In: the decoded raw text of one document and the learned statistics. Out: the clean
 * text, the ledger of edits that makes it from the raw one, its paragraphs and articles, and what a person should see.
 *
 * lines → furniture → evidence of layout (columns) and language → roles under the page's grammar → articles → ledger.
 *
 * A pure function of its arguments; linear in the length of the text. Every string of any code points has a result.
 */
import { CodePoints } from "../../domain/code-points.ts"
import { Ledger } from "../../domain/ledger.ts"
import type { Article, Paragraph } from "../../domain/article.ts"
import type { Edit } from "../../domain/edit.ts"
import type { Issue } from "../../domain/issue.ts"
import { articleRows } from "./article-rows.ts"
import { publishedOn } from "./dateline.ts"
import { collectEvidence, readsOnAcross } from "./evidence.ts"
import { findFurniture } from "./furniture.ts"
import { pageGrammar, withoutColumn } from "./grammar.ts"
import { splitLines } from "./lines.ts"
import { paragraphRows } from "./paragraph-rows.ts"
import { rewrite } from "./rewrite.ts"
import { roleScores } from "./role-network.ts"
import type { CleanStatistics } from "./statistics.ts"
import { articlesOf, blocksOf, headlineDirection } from "./structure.ts"
import { bestRoles } from "./viterbi.ts"

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
}

const LOW_CONFIDENCE = 0.6

/** Cleans one document. Offsets of the result are code points. */
export const cleanText = (raw: string, statistics: CleanStatistics, options: CleanOptions = {}): CleanText => {
  const all = splitLines(raw)
  const furniture = findFurniture(all, (a, b) => readsOnAcross(statistics.language, all[a]!.text, all[b]!.text))
  const lines = all.filter((_, i) => furniture[i] === 0)
  const dates = publishedOn(
    all.filter((_, i) => furniture[i] === 1),
    options.fileName
  )
  const points = new CodePoints(raw)
  const evidence = collectEvidence(lines, statistics.language)
  const network = roleScores(statistics.roles, lines, evidence.features, evidence.inks)
  const scores = withoutColumn(
    network,
    evidence.fit.width,
    lines.map((line) => line.text.length)
  )
  const roles = bestRoles(scores, pageGrammar(bestRoles(scores).roles))
  const rules = { fullwidth: options.fullwidth ?? false, punctuation: options.punctuation ?? false }
  const written = rewrite({ raw: points, all, furniture, content: lines, roles }, statistics.language, rules)
  const { edits, cleanText } = written.ledger

  const blocks = blocksOf(roles.roles)
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
  return {
    cleanText,
    title: paragraphs.find((p) => p.role === "title")?.text ?? null,
    publishedOn: dates,
    edits,
    paragraphs,
    articles: articleRows(paragraphs),
    issues: lowConfidence(edits, options.lowConfidence ?? LOW_CONFIDENCE)
  }
}

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
