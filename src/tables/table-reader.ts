import { open, type FileHandle } from "node:fs/promises"
import { RecordBatchReader, type AsyncRecordBatchFileReader, type Data, type RecordBatch } from "apache-arrow"
import { fromInt8 } from "./int8-vector.ts"
import { SCHEMA_VERSION, type Table } from "./table.ts"

/** A table file that is not what it should be. The message names the file and the difference. */
export class TableFormatError extends Error {
  override readonly name = "TableFormatError"
}

/** Reads one table file batch by batch; no more than one batch is in memory. */
export class TableReader<Row> {
  readonly table: Table<Row>
  readonly batches: number
  /** The metadata of the file's schema. */
  readonly metadata: ReadonlyMap<string, string>
  readonly #handle: FileHandle
  readonly #reader: AsyncRecordBatchFileReader
  /** The read before: the reader of apache-arrow has one position in its file, so reads must not cross. */
  #before: Promise<unknown> = Promise.resolve()

  private constructor(table: Table<Row>, handle: FileHandle, reader: AsyncRecordBatchFileReader) {
    this.table = table
    this.#handle = handle
    this.#reader = reader
    this.batches = reader.numRecordBatches
    this.metadata = reader.schema.metadata
  }

  /** @throws TableFormatError when the file is no Arrow file or its columns are not the table's. */
  static async open<Row>(path: string, table: Table<Row>): Promise<TableReader<Row>> {
    const handle = await open(path, "r")
    try {
      const reader = await (RecordBatchReader.from(handle as never) as unknown as Promise<AsyncRecordBatchFileReader>)
      await reader.open()
      if (reader.schema === undefined) throw new TableFormatError(`${path} is not a readable Arrow IPC file`)
      const version = reader.schema.metadata.get("schema_version")
      if (version !== String(SCHEMA_VERSION)) {
        throw new TableFormatError(
          `${path} has schema version ${version ?? "none"}; this program reads ${SCHEMA_VERSION}`
        )
      }
      const has = reader.schema.fields.map((field) => field.name).join(", ")
      const wants = table.columns.map((column) => column.name).join(", ")
      if (has !== wants)
        throw new TableFormatError(`${path} has the columns ${has}; the table ${table.name} has ${wants}`)
      return new TableReader(table, handle, reader)
    } catch (error) {
      await handle.close()
      if (error instanceof TableFormatError) throw error
      throw new TableFormatError(`${path} is not a readable Arrow IPC file: ${String(error)}`)
    }
  }

  async batch(index: number): Promise<RecordBatch> {
    const read = this.#before.then(() => this.#reader.readRecordBatch(index))
    this.#before = read.catch(() => undefined)
    const batch = await read
    if (batch === null) throw new TableFormatError(`${this.table.name} has no record batch ${index}`)
    return batch
  }

  /** All rows in order. */
  async *rows(): AsyncGenerator<Row> {
    for (let i = 0; i < this.batches; i++) yield* rowsOf(this.table, await this.batch(i))
  }

  async close(): Promise<void> {
    await this.#before
    await this.#handle.close()
  }
}

/** Rows of a batch as plain objects: all of them, or those of a range, with all columns or some. */
export function* rowsOf<Row>(
  table: Table<Row>,
  batch: RecordBatch,
  part: { readonly from?: number; readonly to?: number; readonly columns?: ReadonlySet<string> } = {}
): Generator<Row> {
  const { from = 0, to = batch.numRows, columns } = part
  const read = table.columns.flatMap(({ name }, i) =>
    columns === undefined || columns.has(name) ? [[name, valueReader(batch.data.children[i]!)] as const] : []
  )
  for (let row = from; row < to; row++) {
    const object: Record<string, unknown> = {}
    for (const [name, value] of read) object[name] = value(row)
    yield object as Row
  }
}

/** Reads single values of a column straight from its buffers: apache-arrow's row proxies are many times slower. */
const valueReader = (data: Data): ((row: number) => unknown) => {
  const read = presentValueReader(data)
  return data.nullCount === 0 ? read : (row) => (data.getValid(row) ? read(row) : null)
}

const presentValueReader = (data: Data): ((row: number) => unknown) => {
  const dictionary = data.dictionary
  if (dictionary !== undefined) {
    const indices = data.values as Int32Array
    const values = new Map<number, unknown>()
    return (row) => {
      const index = indices[row]!
      if (!values.has(index)) values.set(index, dictionary.get(index))
      return values.get(index)
    }
  }
  if (data.children.length === 1) {
    const child = data.children[0]!.values as Float32Array | Int8Array
    const width = data.length === 0 ? 0 : data.children[0]!.length / data.length
    if (child instanceof Int8Array) return (row) => fromInt8(child.subarray(row * width, (row + 1) * width))
    return (row) => child.slice(row * width, (row + 1) * width)
  }
  if (data.valueOffsets !== undefined) {
    const offsets = data.valueOffsets as Int32Array
    const bytes = data.values as Uint8Array
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return (row) => text.toString("utf8", offsets[row], offsets[row + 1])
  }
  const values = data.values as ArrayLike<number | bigint>
  return (row) => Number(values[row])
}
