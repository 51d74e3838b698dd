import { CodePoints } from "../domain/code-points.ts"
import type { Span } from "../domain/span.ts"
import { describeMovement } from "../runs/movement.ts"
import type { OriginReason, RowOrigin } from "../runs/row-origin.ts"
import type { StoredDocument } from "../store/stored-document.ts"

/** Which row is asked about; without one, the document. */
export interface RowQuestion {
  readonly sentence?: number
  readonly entity?: number
}

/** Where a row came from: the raw lines, the edits, the sentence, the recogniser, and the runs that computed it. */
export const provenanceView = (
  stored: StoredDocument,
  question: RowQuestion,
  origins: ReadonlyArray<RowOrigin>
): string => {
  const { document } = stored
  const blocks = [
    `${document.document_id}: ${document.source_path}, ${document.source_bytes} bytes, read as ${document.encoding ?? "nothing"}, sha256 ${document.source_sha256.slice(0, 12)}…`
  ]
  const unusable = stored.issues.find(({ severity }) => severity === "error")
  if (document.status === "quarantined")
    blocks.push(`quarantined, so no row of any other table is of it: ${unusable?.message ?? "no issue says why"}`)
  const entity = question.entity === undefined ? undefined : stored.entities[question.entity]
  if (entity !== undefined) {
    const words = stored.tokens
      .slice(entity.first_token, entity.last_token + 1)
      .map(({ text, pos }) => `${text}/${pos}`)
    blocks.push(
      `entity ${entity.entity}: ${entity.text} ${entity.type}, canonical ${entity.canonical}, found by ${entity.recogniser} with score ${entity.score.toFixed(3)}\n` +
        `  words: ${words.join(" ")}`
    )
  }
  const sentence = stored.sentences[entity?.sentence ?? question.sentence ?? -1]
  if (sentence !== undefined) {
    const paragraph = stored.paragraphs[sentence.paragraph]
    const article = sentence.article === null ? "no article" : `article ${sentence.article}`
    blocks.push(
      `sentence ${sentence.sentence}: ${sentence.text}\n  in paragraph ${sentence.paragraph} (${paragraph?.role ?? "?"}) of ${article}`
    )
  }
  const row = entity ?? sentence
  if (row !== undefined && document.raw_text !== null) {
    const span = { start: row.raw_start, end: row.raw_end }
    blocks.push(`raw lines:\n${rawLines(document.raw_text, span)}`, `edits:\n${editsIn(stored, span)}`)
  }
  blocks.push(origins.map(describeOrigin).join("\n"))
  return blocks.join("\n\n")
}

/** The visual lines of the page that a raw span touches, with their numbers. */
const rawLines = (raw: string, span: Span): string => {
  const lines: Array<string> = []
  let at = 0
  raw.split("\n").forEach((line, i) => {
    const end = at + new CodePoints(line).length
    if (at < span.end && end > span.start && line.trim() !== "") lines.push(`  ${String(i + 1).padStart(5)}  ${line}`)
    at = end + 1
  })
  return lines.join("\n")
}

const editsIn = ({ edits }: StoredDocument, span: Span): string => {
  const inside = edits.filter(({ raw_start, raw_end }) => raw_start < span.end && raw_end > span.start)
  if (inside.length === 0) return "  none: it stands on the page as it is"
  return inside
    .map(
      ({ edit, rule, raw_text, clean_text, confidence }) =>
        `  ${edit} ${rule}: ${JSON.stringify(raw_text)} → ${JSON.stringify(clean_text)}, confidence ${confidence.toFixed(2)}`
    )
    .join("\n")
}

const describeOrigin = ({ stage, key, run, fingerprint, reusedIn, because }: RowOrigin): string => {
  if (because.reason === "left out") return `${stage}: left out of this run (--stages)`
  if (key === "") return `${stage}: no rows`
  const since =
    reusedIn.length === 0 ? "" : `; reused in ${reusedIn.length} later runs, since nothing that made it had changed`
  return `${stage}: computed by ${run} under fingerprint ${fingerprint.slice(0, 12)}, because ${describeReason(because)}${since}`
}

const describeReason = (reason: OriginReason): string => {
  switch (reason.reason) {
    case "first run":
      return "no run was before it"
    case "fresh":
      return "the run took no rows from the runs before it"
    case "parent gone":
      return `run ${reason.parent}, which it grew out of, is not there or cannot be read; the rows may be older`
    case "new bulletin":
      return "the bulletin was new"
    case "changed bulletin":
      return "the bulletin had changed"
    case "left out":
      return "the run stops ahead of it"
    case "left out before":
      return "the run before had stopped ahead of it"
    case "fingerprint":
      return reason.moved.map(describeMovement).join(", ")
    case "rows read":
      return `the rows of ${reason.stages.join(", ")} had changed`
    case "rerun":
      return "it was asked for (rerun)"
  }
}
