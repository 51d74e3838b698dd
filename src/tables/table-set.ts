import type { RecordBatch } from "apache-arrow"
import type { WrittenFile } from "./arrow-file.ts"
import { DocumentCursor } from "./document-cursor.ts"
import { TableReader } from "./table-reader.ts"
import { TableWriter } from "./table-writer.ts"
import type { Table, TableMetadata } from "./table.ts"
import { TABLE_NAMES, tableFile, TABLES, type RowOf, type TableName } from "./tables.ts"

const tableNamed = <Name extends TableName>(name: Name): Table<RowOf<Name>> => TABLES[name]

/** Writes the tables of a directory side by side: all of them, or those named. */
export class TableSetWriter {
  readonly #writers: ReadonlyMap<TableName, TableWriter<never>>

  /** @param documents The ids of all documents, sorted. */
  constructor(
    directory: string,
    documents: ReadonlyArray<string>,
    metadata: TableMetadata,
    tables: ReadonlyArray<TableName> = TABLE_NAMES
  ) {
    const writers = new Map<TableName, TableWriter<never>>()
    for (const name of tables) {
      writers.set(name, new TableWriter(tableFile(directory, name), TABLES[name] as Table<never>, documents, metadata))
    }
    this.#writers = writers
  }

  append<Name extends TableName>(name: Name, row: RowOf<Name>): void {
    this.#writer(name).append(row as never)
  }

  appendRange(name: TableName, batch: RecordBatch, from?: number, to?: number): void {
    this.#writer(name).appendRange(batch, from, to)
  }

  /** Completes every file. */
  close(): Readonly<Partial<Record<TableName, WrittenFile>>> {
    return Object.fromEntries([...this.#writers].map(([name, writer]) => [name, writer.close()]))
  }

  /** Removes every file that is not complete. */
  abort(): void {
    for (const writer of this.#writers.values()) writer.abort()
  }

  #writer(name: TableName): TableWriter<never> {
    const writer = this.#writers.get(name)
    if (writer === undefined) throw new TypeError(`the table ${name} is not among those being written`)
    return writer
  }
}

/** Reads all tables of a directory, each with a cursor that walks it document by document. */
export class TableSetReader {
  readonly readers: { readonly [Name in TableName]: TableReader<RowOf<Name>> }
  readonly cursors: { readonly [Name in TableName]: DocumentCursor<RowOf<Name>> }

  private constructor(readers: TableSetReader["readers"]) {
    this.readers = readers
    const cursor = (name: TableName) => [name, new DocumentCursor(readers[name] as TableReader<never>)] as const
    this.cursors = Object.fromEntries(TABLE_NAMES.map(cursor)) as never
  }

  static async open(directory: string): Promise<TableSetReader> {
    const opened: Array<readonly [TableName, TableReader<never>]> = []
    try {
      for (const name of TABLE_NAMES) {
        opened.push([
          name,
          (await TableReader.open(tableFile(directory, name), tableNamed(name))) as TableReader<never>
        ])
      }
      return new TableSetReader(Object.fromEntries(opened) as never)
    } catch (error) {
      await Promise.all(opened.map(([, reader]) => reader.close()))
      throw error
    }
  }

  async close(): Promise<void> {
    await Promise.all(TABLE_NAMES.map((name) => this.readers[name].close()))
  }
}
