import type { SampleDifference } from "../runs/sample-rerun.ts"

/** Rows of each kind shown for a table. */
const SHOWN = 10

/** What a rerun on a sample would change, for a person. */
export const describeSample = ({ run, documents, of, tables }: SampleDifference): string => {
  const lines = [`${documents.length} of ${of} documents of run ${run}, nothing was written`]
  for (const [table, difference] of Object.entries(tables)) {
    const { same, removed, added } = difference
    lines.push(`${table}: ${same} rows the same, ${removed.length} would go, ${added.length} would come`)
    for (const row of removed.slice(0, SHOWN)) lines.push(`  - ${describeRow(row)}`)
    for (const row of added.slice(0, SHOWN)) lines.push(`  + ${describeRow(row)}`)
    const more = Math.max(0, removed.length - SHOWN) + Math.max(0, added.length - SHOWN)
    if (more > 0) lines.push(`  and ${more} more (--json prints them all)`)
  }
  return lines.join("\n")
}

/** The columns of a row that a person knows it by. */
const describeRow = (row: object): string => {
  const { document_id, text, type, pos, rule, raw_text, role, clean_start, sentence, vector } = row as Readonly<
    Record<string, unknown>
  >
  const named = [type, pos, rule, role].filter((value) => value !== undefined)
  const content = vector === undefined ? (text ?? raw_text) : `vector of sentence ${String(sentence)}`
  return [
    String(document_id),
    ...named.map(String),
    JSON.stringify(content),
    `at ${String(clean_start ?? sentence)}`
  ].join(" ")
}
