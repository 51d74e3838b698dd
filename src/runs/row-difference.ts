import type { TableName } from "../tables/tables.ts"

/** Rows that only one of two versions of a document has. Rows that only moved on in number are the same. */
export interface RowDifference {
  readonly same: number
  readonly removed: ReadonlyArray<object>
  readonly added: ReadonlyArray<object>
}

/** Columns that number the rows of a table, its own and those it refers to: they shift when a row is put in before. */
const ORDINALS: ReadonlySet<string> = new Set([
  "article",
  "paragraph",
  "edit",
  "sentence",
  "token",
  "entity",
  "first_token",
  "last_token"
])

/** Compares the rows of one document as multisets, without their ordinals. */
export const differingRows = (
  table: TableName,
  before: ReadonlyArray<object>,
  after: ReadonlyArray<object>
): RowDifference => {
  const counts = new Map<string, number>()
  for (const row of before) counts.set(identity(table, row), (counts.get(identity(table, row)) ?? 0) + 1)
  const added = after.filter((row) => !take(counts, identity(table, row)))
  const removed = before.filter((row) => take(counts, identity(table, row)))
  return { same: after.length - added.length, removed, added }
}

const take = (counts: Map<string, number>, key: string): boolean => {
  const count = counts.get(key) ?? 0
  if (count > 0) counts.set(key, count - 1)
  return count > 0
}

/** A vector has nothing but its sentence to be known by, so there the ordinal counts. */
const identity = (table: TableName, row: object): string =>
  JSON.stringify(
    Object.entries(row).filter(([column]) => table === "embeddings" || !ORDINALS.has(column)),
    (_, value: unknown) => (value instanceof Float32Array ? [...value] : value)
  )
