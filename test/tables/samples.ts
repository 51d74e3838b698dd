import type { Column } from "../../src/tables/column.ts"
import { DEFAULT_VECTORS, type Table } from "../../src/tables/table.ts"
import fc from "fast-check"

/** Text with all that can go wrong in it: astral characters, combining marks, controls, the empty string. */
export const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "𠮷", "中華𡐓𠮷野家", "a\u0000b", "\u202e倒", "１２ \u3000")
)

/** A value that a column may hold. */
const anyValue = (column: Column, documents: ReadonlyArray<string>): fc.Arbitrary<unknown> => {
  const present = presentValue(column, documents)
  return column.nullable ? fc.option(present, { freq: 4 }) : present
}

const presentValue = ({ type }: Column, documents: ReadonlyArray<string>): fc.Arbitrary<unknown> => {
  switch (type.kind) {
    case "utf8":
      return anyText
    case "date32":
      // The years that calendars of other languages know: 1900 to 2173.
      return fc.integer({ min: -25_567, max: 74_500 })
    case "int32":
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    case "int64":
      return fc.maxSafeInteger()
    case "float32":
      return fc.float({ noNaN: true })
    case "dictionary":
      return fc.constantFrom(...(type.values === "documents" ? documents : type.values))
    case "vector":
      return fc.constant(Float32Array.from({ length: DEFAULT_VECTORS.dimensions }, (_, i) => Math.fround(Math.sin(i))))
  }
}

/** Rows of a table, of the given documents in order. */
export const anyRows = <Row>(
  table: Table<Row>,
  documents: ReadonlyArray<string>,
  maxLength = 40
): fc.Arbitrary<Array<Row>> =>
  fc
    .array(fc.record(Object.fromEntries(table.columns.map((column) => [column.name, anyValue(column, documents)]))), {
      maxLength
    })
    .map((rows) => sortByDocument(rows as Array<Record<string, unknown>>, documents) as Array<Row>)

const sortByDocument = (rows: Array<Record<string, unknown>>, documents: ReadonlyArray<string>) =>
  rows.toSorted((a, b) => documents.indexOf(String(a["document_id"])) - documents.indexOf(String(b["document_id"])))
