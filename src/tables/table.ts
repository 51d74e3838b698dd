import { Schema as ArrowSchema } from "apache-arrow"
import type { VectorLayout } from "../domain/embedding.ts"
import { arrowField, type Column } from "./column.ts"

/** Version of the tables' columns and their meaning; it is in the metadata of every file. */
export const SCHEMA_VERSION = 1

/** Rows in a record batch, wherever the rows came from, so that equal rows are equal bytes. */
export const BATCH_ROWS = 4096

/** A table: its name and its columns in order. `Row` is what one row looks like in TypeScript. */
export interface Table<Row = unknown> {
  readonly name: string
  readonly columns: ReadonlyArray<Column>
  /** Only a type: never present at run time. */
  readonly Row?: Row
}

/** Defines a table whose columns are exactly the fields of `Row`. */
export const defineTable =
  <Row>() =>
  (name: string, columns: { readonly [K in keyof Row]-?: Omit<Column, "name"> }): Table<Row> => ({
    name,
    columns: Object.entries<Omit<Column, "name">>(columns).map(([column, spec]) => ({ name: column, ...spec }))
  })

/** What is true of a whole set of tables and written into the metadata of each. */
export interface TableMetadata {
  readonly embedding_model: string
  readonly embedding_digest: string
  /** How vectors are laid out, unless as those of the bundled model. */
  readonly vectors?: VectorLayout
}

/** The vectors of the bundled model, unless the configuration says otherwise. */
export const DEFAULT_VECTORS: VectorLayout = { dimensions: 512, element: "float32" }

export const vectorsOf = ({ vectors = DEFAULT_VECTORS }: TableMetadata): VectorLayout => vectors

export const arrowSchema = (table: Table, metadata: TableMetadata): ArrowSchema =>
  new ArrowSchema(
    table.columns.map((column, position) => arrowField(column, position, vectorsOf(metadata))),
    new Map([
      ["schema_version", String(SCHEMA_VERSION)],
      ["offset_unit", "code_point"],
      ["embedding_model", metadata.embedding_model],
      ["embedding_digest", metadata.embedding_digest]
    ])
  )
