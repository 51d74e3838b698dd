import { DataType, Dictionary, Field, FixedSizeList, Float32, Int8, Int32, Int64, DateDay, Utf8 } from "apache-arrow"
import type { VectorLayout } from "../domain/embedding.ts"

/**
 * What a column holds. `dictionary` columns have one fixed dictionary a file: either a list that the product fixes,
 * or the ids of all documents of the file, sorted. How long a `vector` is, and of what numbers, is a property of the
 * file.
 */
export type ColumnKind =
  | { readonly kind: "utf8" | "int32" | "int64" | "float32" | "date32" | "vector" }
  | { readonly kind: "dictionary"; readonly values: "documents" | ReadonlyArray<string> }

export interface Column {
  readonly name: string
  readonly type: ColumnKind
  readonly nullable: boolean
}

const required = (type: ColumnKind): Omit<Column, "name"> => ({ type, nullable: false })

export const utf8 = required({ kind: "utf8" })
export const int32 = required({ kind: "int32" })
export const int64 = required({ kind: "int64" })
export const float32 = required({ kind: "float32" })
/** Days since 1970-01-01. */
export const date32 = required({ kind: "date32" })
/** The id of a document, as an index into the file's sorted list of all document ids. */
export const documentId = required({ kind: "dictionary", values: "documents" })
export const oneOf = (values: ReadonlyArray<string>) => required({ kind: "dictionary", values })
export const vector = required({ kind: "vector" })
export const nullable = (column: Omit<Column, "name">): Omit<Column, "name"> => ({ ...column, nullable: true })

/** The values of a dictionary column, in index order. */
export const dictionaryValues = (
  values: "documents" | ReadonlyArray<string>,
  documents: ReadonlyArray<string>
): ReadonlyArray<string> => (values === "documents" ? documents : values)

/**
 * The Arrow field of a column. Dictionary ids are the column's position: apache-arrow would otherwise count them
 * up over the life of the process, and equal tables would differ in their bytes.
 */
export const arrowField = (column: Column, position: number, vectors: VectorLayout): Field =>
  new Field(column.name, arrowType(column.type, position, vectors), column.nullable)

const arrowType = (type: ColumnKind, position: number, { dimensions, element }: VectorLayout): DataType => {
  switch (type.kind) {
    case "utf8":
      return new Utf8()
    case "int32":
      return new Int32()
    case "int64":
      return new Int64()
    case "float32":
      return new Float32()
    case "date32":
      return new DateDay()
    case "dictionary":
      return new Dictionary(new Utf8(), new Int32(), position)
    case "vector":
      return new FixedSizeList(dimensions, new Field("item", element === "int8" ? new Int8() : new Float32(), false))
  }
}
