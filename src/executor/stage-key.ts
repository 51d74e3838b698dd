import { createHash } from "node:crypto"
import type { DocumentRows } from "../stages/stage.ts"
import type { Input } from "../store/inputs.ts"
import type { Course } from "./course.ts"
import { TABLES, type TableName } from "../tables/tables.ts"

/**
 * A document's key for a stage: hash of the stage's fingerprint and of the content of the rows that it reads. Equal
 * keys mean equal rows, whatever run made them.
 */
export const stageKey = (
  fingerprint: string,
  rows: Partial<DocumentRows>,
  reads: ReadonlyArray<keyof DocumentRows>
): string => {
  const hash = createHash("sha256").update(fingerprint)
  for (const table of reads) hash.update("\0").update(content(table, rows))
  return hash.digest("hex").slice(0, 32)
}

/**
 * The key of the first stage, which reads the file's bytes: known before anything is read. Rows that were made of an
 * earlier run's decoded text have another key, since that decoding was another program's.
 */
export const cleanKey = (
  fingerprint: string,
  { document_id, source_sha256, problem }: Input,
  begin: Course["begin"] = "bulletins"
): string =>
  createHash("sha256")
    .update(JSON.stringify([fingerprint, document_id, source_sha256, problem, begin]))
    .digest("hex")
    .slice(0, 32)

const content = (table: keyof DocumentRows, rows: Partial<DocumentRows>): string => {
  if (table === "bulletin") throw new TypeError("the key of the stage that reads the bulletin is cleanKey")
  if (table === "text") return JSON.stringify(rows.text)
  const columns = columnsOf(table)
  return JSON.stringify(
    rows[table]?.map((row) => columns.map((column) => (row as unknown as Record<string, unknown>)[column]))
  )
}

/** Columns in the table's order, so that the order of an object's keys does not count. */
const columnsOf = (table: TableName): ReadonlyArray<string> =>
  TABLES[table].columns.map(({ name }) => name).filter((name) => name !== "document_id")
