import type { DocumentRows } from "../stages/stage.ts"
import { TABLES, TABLE_NAMES, type TableName } from "../tables/tables.ts"

/** Columns that the tables keep in single precision. */
const FLOAT32: ReadonlyMap<TableName, ReadonlyArray<string>> = new Map(
  TABLE_NAMES.map((name): [TableName, Array<string>] => [
    name,
    TABLES[name].columns.filter(({ type }) => type.kind === "float32").map((column) => column.name)
  ]).filter(([, columns]) => columns.length > 0)
)

/**
 * The rows as the tables will give them back: numbers of single precision are rounded. So a later stage sees the
 * same rows, and the same content, whether they were computed now or read from the parent run.
 */
export const asStored = (rows: Partial<DocumentRows>): Partial<DocumentRows> => {
  const stored: Record<string, unknown> = { ...rows }
  for (const [table, columns] of FLOAT32) {
    const written = stored[table] as ReadonlyArray<Record<string, number>> | undefined
    if (written !== undefined) stored[table] = written.map((row) => rounded(row, columns))
  }
  return stored
}

const rounded = (row: Readonly<Record<string, number>>, columns: ReadonlyArray<string>): Record<string, number> => {
  const copy = { ...row }
  for (const column of columns) copy[column] = Math.fround(copy[column]!)
  return copy
}
