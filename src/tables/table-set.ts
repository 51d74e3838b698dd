import type { RecordBatch } from "apache-arrow"
import type { WrittenFile } from "./arrow-file.ts"
import { DocumentCursor } from "./document-cursor.ts"
import { TableReader } from "./table-reader.ts"
import { TableWriter } from "./table-writer.ts"
import type { Table, TableMetadata } from "./table.ts"
import { TABLE_NAMES, tableFile, TABLES, type RowOf, type TableName } from "./tables.ts"

const tableNamed = <Name extends TableName>(name: Name): Table<RowOf<Name>> => TABLES[name]

/** Writes all tables of a directory side by side. */
export class TableSetWriter {
  readonly #writers: { readonly [Name in TableName]: TableWriter<RowOf<Name>> }

  /** @param documents The ids of all documents, sorted. */
  constructor(directory: string, documents: ReadonlyArray<string>, metadata: TableMetadata) {
    const open = <Name extends TableName>(name: Name) =>
      [name, new TableWriter(tableFile(directory, name), tableNamed(name), documents, metadata)] as const
    this.#writers = Object.fromEntries(TABLE_NAMES.map(open)) as never
  }

  append<Name extends TableName>(name: Name, row: RowOf<Name>): void {
    this.#writers[name].append(row)
  }

  appendRange(name: TableName, batch: RecordBatch, from?: number, to?: number): void {
    this.#writers[name].appendRange(batch, from, to)
  }

  /** Completes every file. */
  close(): Readonly<Record<TableName, WrittenFile>> {
    return Object.fromEntries(TABLE_NAMES.map((name) => [name, this.#writers[name].close()])) as never
  }

  /** Removes every file. */
  abort(): void {
    for (const name of TABLE_NAMES) this.#writers[name].abort()
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
