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

/** Reads the tables of a directory, each with a cursor that walks it document by document. */
export class TableSetReader {
  readonly #readers: ReadonlyMap<TableName, TableReader<never>>
  readonly #cursors: ReadonlyMap<TableName, DocumentCursor<never>>

  private constructor(readers: ReadonlyMap<TableName, TableReader<never>>) {
    this.#readers = readers
    this.#cursors = new Map([...readers].map(([name, reader]) => [name, new DocumentCursor(reader)]))
  }

  /** @param tables Those that are there: all, or some, `documents` among them. */
  static async open(directory: string, tables: ReadonlyArray<TableName> = TABLE_NAMES): Promise<TableSetReader> {
    const opened: Array<readonly [TableName, TableReader<never>]> = []
    try {
      for (const name of tables) {
        opened.push([
          name,
          (await TableReader.open(tableFile(directory, name), tableNamed(name))) as TableReader<never>
        ])
      }
      return new TableSetReader(new Map(opened))
    } catch (error) {
      await Promise.all(opened.map(([, reader]) => reader.close()))
      throw error
    }
  }

  /** A table by itself. */
  reader<Name extends TableName>(name: Name): TableReader<RowOf<Name>> {
    const reader = this.#readers.get(name)
    if (reader === undefined) throw new TypeError(`the table ${name} is not among those being read`)
    return reader as TableReader<unknown> as TableReader<RowOf<Name>>
  }

  /** The rows of a document; documents must be asked for in order. A table that is not there has none. */
  async rows<Name extends TableName>(name: Name, documentId: string): Promise<Array<RowOf<Name>>> {
    return (await this.#cursors.get(name)?.rows(documentId)) ?? []
  }

  async close(): Promise<void> {
    await Promise.all([...this.#readers.values()].map((reader) => reader.close()))
  }
}
