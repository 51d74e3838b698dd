import type { Data, RecordBatch } from "apache-arrow"
import { compareDocumentIds } from "../domain/document.ts"
import { rowsOf, type TableReader } from "./table-reader.ts"

/** Rows of one batch that belong together, not yet turned into objects. */
export interface RowRange {
  readonly batch: RecordBatch
  readonly from: number
  readonly to: number
}

/**
 * Walks a table document by document. Tables are sorted by document, so the rows of one are a run of neighbours;
 * asking for documents in their order reads each batch once.
 */
export class DocumentCursor<Row> {
  readonly #reader: TableReader<Row>
  readonly #column: number
  #batchIndex = -1
  #batch: RecordBatch | undefined
  #ids: BatchIds | undefined
  #row = 0

  constructor(reader: TableReader<Row>) {
    this.#reader = reader
    this.#column = reader.table.columns.findIndex((column) => column.name === "document_id")
  }

  /** The rows of a document, which must sort behind the one asked for before; rows of those between are passed over. */
  async ranges(documentId: string): Promise<Array<RowRange>> {
    const found: Array<RowRange> = []
    while (await this.#hasRow()) {
      const id = this.#ids!.at(this.#row)
      const order = compareDocumentIds(id, documentId)
      if (order > 0) break
      const from = this.#row
      this.#row = this.#ids!.runEnd(from)
      if (order === 0) found.push({ batch: this.#batch!, from, to: this.#row })
    }
    return found
  }

  /** The rows of a document as objects. */
  async rows(documentId: string): Promise<Array<Row>> {
    const ranges = await this.ranges(documentId)
    return ranges.flatMap((range) => [...rowsOf(this.#reader.table, range.batch, range)])
  }

  async #hasRow(): Promise<boolean> {
    while (this.#batch === undefined || this.#row >= this.#batch.numRows) {
      if (this.#batchIndex + 1 >= this.#reader.batches) return false
      this.#batch = await this.#reader.batch(++this.#batchIndex)
      this.#ids = batchIds(this.#batch.data.children[this.#column]!)
      this.#row = 0
    }
    return true
  }
}

/** The document ids of a batch, by row. */
interface BatchIds {
  at(row: number): string
  /** The first row behind `row` that belongs to another document, or the number of rows. */
  runEnd(row: number): number
}

const batchIds = (column: Data): BatchIds => {
  const { dictionary, length } = column
  if (dictionary === undefined) {
    const offsets = column.valueOffsets as Int32Array
    const text = Buffer.from(column.values.buffer, column.values.byteOffset, column.values.byteLength)
    return { at: (row) => text.toString("utf8", offsets[row], offsets[row + 1]), runEnd: (row) => row + 1 }
  }
  const indices = column.values as Int32Array
  return {
    at: (row) => String(dictionary.get(indices[row]!)),
    runEnd: (row) => {
      let end = row + 1
      while (end < length && indices[end] === indices[row]) end++
      return end
    }
  }
}
