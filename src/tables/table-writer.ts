import { makeData, RecordBatch, Struct, vectorFromArray, Utf8, type Schema } from "apache-arrow"
import { ArrowFileWriter, type WrittenFile } from "./arrow-file.ts"
import { columnBuilder, type ColumnBuilder, type DictionaryValues } from "./column-builder.ts"
import { dictionaryValues } from "./column.ts"
import { arrowSchema, BATCH_ROWS, type Table, type TableMetadata, vectorsOf } from "./table.ts"

/**
 * A batch also ends when one of its text columns holds this much, so that memory stays bounded and offsets stay
 * below 2^31 whatever the size of the documents. It depends on the rows alone, never on where parts ended.
 */
const BATCH_TEXT_BYTES = 64 << 20

/** Writes one table: rows, or ranges of other files' batches, in; record batches of `BATCH_ROWS` rows out. */
export class TableWriter<Row> {
  readonly #table: Table<Row>
  readonly #schema: Schema
  readonly #file: ArrowFileWriter
  readonly #builders: ReadonlyArray<ColumnBuilder>
  readonly #dictionaryIndex: ReadonlyMap<string, number>
  /** Batches of one file share their dictionary, and come one after the other. */
  #lastRemap: { readonly dictionary: object; readonly remap: Int32Array } | undefined
  #rows = 0

  /** @param documents The ids of all documents of the file, sorted: the dictionary of `document_id`. */
  constructor(path: string, table: Table<Row>, documents: ReadonlyArray<string>, metadata: TableMetadata) {
    this.#table = table
    this.#schema = arrowSchema(table, metadata)
    this.#file = new ArrowFileWriter(path, this.#schema)
    this.#builders = table.columns.map((column, i) => {
      const values =
        column.type.kind === "dictionary" ? dictionaryOf(dictionaryValues(column.type.values, documents)) : undefined
      return columnBuilder(column, this.#schema.fields[i]!.type, values, vectorsOf(metadata))
    })
    this.#dictionaryIndex = new Map(documents.map((id, i) => [id, i]))
  }

  append(row: Row): void {
    this.#table.columns.forEach((column, i) => this.#builders[i]!.append((row as Record<string, unknown>)[column.name]))
    if (++this.#rows === BATCH_ROWS || this.#textIsFull()) this.#flush()
  }

  /** Copies rows of a batch of the same table, column by column; document ids are translated to this file's. */
  appendRange(source: RecordBatch, from = 0, to = source.numRows): void {
    const remap = this.#remapOf(source)
    for (let row = from; row < to;) {
      const end = Math.min(to, row + BATCH_ROWS - this.#rows, this.#textLimit(source, row, to))
      this.#table.columns.forEach((column, i) => {
        const isDocument = column.type.kind === "dictionary" && column.type.values === "documents"
        this.#builders[i]!.appendRange(source.data.children[i]!, row, end, isDocument ? remap : undefined)
      })
      this.#rows += end - row
      row = end
      if (this.#rows === BATCH_ROWS || this.#textIsFull()) this.#flush()
    }
  }

  close(): WrittenFile {
    if (this.#rows > 0) this.#flush()
    return this.#file.close()
  }

  abort(): void {
    this.#file.abort()
  }

  #flush(): void {
    const type = new Struct(this.#schema.fields)
    const children = this.#builders.map((builder) => builder.finish())
    const data = makeData({ type, length: this.#rows, nullCount: 0, children })
    this.#file.write(new RecordBatch(this.#schema, data))
    this.#rows = 0
  }

  #textIsFull(): boolean {
    return this.#builders.some((builder) => builder.byteLength >= BATCH_TEXT_BYTES)
  }

  /** The first row behind which some text column would be full, as if the rows were appended one by one. */
  #textLimit(source: RecordBatch, from: number, to: number): number {
    let limit = to
    this.#table.columns.forEach((column, i) => {
      if (column.type.kind !== "utf8") return
      const offsets = source.data.children[i]!.valueOffsets as Int32Array
      const room = BATCH_TEXT_BYTES - this.#builders[i]!.byteLength
      if (offsets[limit]! - offsets[from]! < room) return
      let row = from + 1
      while (row < limit && offsets[row]! - offsets[from]! < room) row++
      limit = row
    })
    return limit
  }

  #remapOf(source: RecordBatch): Int32Array | undefined {
    const i = this.#table.columns.findIndex((c) => c.type.kind === "dictionary" && c.type.values === "documents")
    const dictionary = source.data.children[i]?.dictionary
    if (dictionary === undefined) return undefined
    if (this.#lastRemap?.dictionary === dictionary) return this.#lastRemap.remap
    const remap = new Int32Array(dictionary.length)
    for (let k = 0; k < dictionary.length; k++) {
      const index = this.#dictionaryIndex.get(dictionary.get(k) as string)
      // Documents that this file does not hold must not be asked for: -1 makes a reader fail loudly.
      remap[k] = index ?? -1
    }
    this.#lastRemap = { dictionary, remap }
    return remap
  }
}

const dictionaryOf = (values: ReadonlyArray<string>): DictionaryValues => ({
  vector: vectorFromArray(values, new Utf8()),
  index: new Map(values.map((value, i) => [value, i]))
})
