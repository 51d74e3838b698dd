import * as fs from "node:fs"
import * as path from "node:path"
import type { RecordBatch } from "apache-arrow"
import type { Document } from "../domain/document.ts"
import type { RowRange } from "../tables/document-cursor.ts"
import { rowsOf, TableReader } from "../tables/table-reader.ts"
import { BATCH_ROWS } from "../tables/table.ts"
import { TABLE_NAMES, tableFile, TABLES, type RowOf, type TableName } from "../tables/tables.ts"
import type { Manifest } from "./manifest.ts"
import type { StoredDocument } from "./stored-document.ts"

/** What a run says of a document without its texts: enough to decide what can be reused. */
export type DocumentSummary = Omit<Document, "raw_text" | "clean_text">

const SUMMARY_COLUMNS: ReadonlySet<string> = new Set(
  TABLES.documents.columns.map(({ name }) => name).filter((name) => name !== "raw_text" && name !== "clean_text")
)

/**
 * The tables of a run or a part, by document, in any order.
 *
 * Tables are sorted by document and `documents` counts the rows of each, so running totals say where a document's
 * rows begin: no index on the disk, and no search.
 */
export class StoredRun {
  readonly documents: ReadonlyMap<string, DocumentSummary>
  /** Rows of each table. */
  readonly rowCounts: Readonly<Record<TableName, number>>
  readonly #starts: ReadonlyMap<string, Readonly<Record<TableName, number>>>
  /** Opened when first asked for; a promise, so that two who ask at once get one. */
  readonly #tables = new Map<TableName, Promise<StoredTable>>()
  readonly #directory: string

  readonly #vectors: ReadonlyMap<string, number> | undefined

  private constructor(
    directory: string,
    documents: ReadonlyArray<DocumentSummary>,
    vectors: ReadonlyMap<string, number> | undefined
  ) {
    this.#vectors = vectors
    this.#directory = directory
    this.documents = new Map(documents.map((document) => [document.document_id, document]))
    const next = Object.fromEntries(TABLE_NAMES.map((name) => [name, 0])) as Record<TableName, number>
    this.#starts = new Map(
      documents.map((document) => {
        const starts = { ...next }
        for (const name of TABLE_NAMES) next[name] += this.#rowCount(document, name)
        return [document.document_id, starts]
      })
    )
    this.rowCounts = next
  }

  static async open(directory: string): Promise<StoredRun> {
    const reader = await TableReader.open(tableFile(directory, "documents"), TABLES.documents)
    try {
      const documents: Array<DocumentSummary> = []
      for (let i = 0; i < reader.batches; i++) {
        for (const row of rowsOf(TABLES.documents, await reader.batch(i), { columns: SUMMARY_COLUMNS }))
          documents.push(row)
      }
      return new StoredRun(directory, documents, hasStaleVectors(directory) ? await countVectors(directory) : undefined)
    } finally {
      await reader.close()
    }
  }

  /** Where the rows of a document lie; nothing when the run does not have it. */
  async ranges(name: TableName, documentId: string): Promise<ReadonlyArray<RowRange>> {
    const starts = this.#starts.get(documentId)
    const document = this.documents.get(documentId)
    if (starts === undefined || document === undefined) return []
    // A run that left a stage out has no such file.
    if (this.rowCounts[name] === 0) return []
    const table = await this.#table(name)
    return table.ranges(starts[name], starts[name] + this.#rowCount(document, name))
  }

  /** The rows of a document as objects. */
  async rows<Name extends TableName>(name: Name, documentId: string): Promise<Array<RowOf<Name>>> {
    return this.#read(name, await this.ranges(name, documentId))
  }

  /** The batches of a table in order, with the number of each one's first row in the table. */
  async *batches(name: TableName): AsyncGenerator<{ readonly first: number; readonly batch: RecordBatch }> {
    if (this.rowCounts[name] > 0) yield* (await this.#table(name)).batches()
  }

  /** One row of a table, by its number. */
  async row<Name extends TableName>(name: Name, number: number): Promise<RowOf<Name>> {
    const [row] = this.#read(name, await (await this.#table(name)).ranges(number, number + 1))
    return row!
  }

  /** All rows of a document, of all tables. */
  async document(documentId: string): Promise<StoredDocument | undefined> {
    const [document] = await this.rows("documents", documentId)
    if (document === undefined) return undefined
    return {
      document,
      articles: await this.rows("articles", documentId),
      paragraphs: await this.rows("paragraphs", documentId),
      edits: await this.rows("edits", documentId),
      sentences: await this.rows("sentences", documentId),
      tokens: await this.rows("tokens", documentId),
      entities: await this.rows("entities", documentId),
      embeddings: await this.rows("embeddings", documentId),
      issues: await this.rows("issues", documentId)
    }
  }

  async close(): Promise<void> {
    const open = [...this.#tables.values()]
    this.#tables.clear()
    // One that could not be opened told those who asked for it.
    for (const table of await Promise.allSettled(open)) if (table.status === "fulfilled") await table.value.close()
  }

  #read<Name extends TableName>(name: Name, ranges: ReadonlyArray<RowRange>): Array<RowOf<Name>> {
    return ranges.flatMap(({ batch, from, to }) => [...rowsOf<RowOf<Name>>(TABLES[name] as never, batch, { from, to })])
  }

  /** How many rows of a table belong to a document. */
  #rowCount(document: DocumentSummary, name: TableName): number {
    if (name === "documents") return 1
    if (name !== "embeddings") return document[`n_${name}`]
    if (document.embed_key === "") return 0
    return this.#vectors === undefined ? document.n_sentences : (this.#vectors.get(document.document_id) ?? 0)
  }

  #table(name: TableName): Promise<StoredTable> {
    const open = this.#tables.get(name)
    if (open !== undefined) return open
    const table = StoredTable.open(this.#directory, name, this.rowCounts[name])
    this.#tables.set(name, table)
    return table
  }
}

/** True for a run whose vectors are of earlier sentences: then `n_sentences` does not count them. */
const hasStaleVectors = (directory: string): boolean => {
  const manifest = path.join(directory, "manifest.json")
  if (!fs.existsSync(manifest)) return false
  return (JSON.parse(fs.readFileSync(manifest, "utf8")) as Pick<Manifest, "stale">).stale.includes("embed")
}

const countVectors = async (directory: string): Promise<ReadonlyMap<string, number>> => {
  const reader = await TableReader.open(tableFile(directory, "embeddings"), TABLES.embeddings)
  try {
    const counts = new Map<string, number>()
    for (let i = 0; i < reader.batches; i++) {
      for (const { document_id } of rowsOf(TABLES.embeddings, await reader.batch(i), { columns: ONLY_ID })) {
        counts.set(document_id, (counts.get(document_id) ?? 0) + 1)
      }
    }
    return counts
  } finally {
    await reader.close()
  }
}

const ONLY_ID: ReadonlySet<string> = new Set(["document_id"])

/** One table, by row number; the batch that was read last is kept. */
class StoredTable {
  readonly #reader: TableReader<unknown>
  /** Row number of each batch's first row. */
  readonly #batchStarts: ReadonlyArray<number>
  #last: { readonly index: number; readonly batch: RecordBatch } | undefined

  private constructor(reader: TableReader<unknown>, batchStarts: ReadonlyArray<number>) {
    this.#reader = reader
    this.#batchStarts = batchStarts
  }

  /** @param rows Rows of the whole table. */
  static async open(directory: string, name: TableName, rows: number): Promise<StoredTable> {
    const reader = await TableReader.open<unknown>(tableFile(directory, name), TABLES[name])
    // Batches are full but for the last, unless one ended early because of its text; only then are they looked at.
    const full = reader.batches === Math.ceil(rows / BATCH_ROWS)
    const starts: Array<number> = []
    let next = 0
    for (let i = 0; i < reader.batches; i++) {
      starts.push(next)
      next += full ? BATCH_ROWS : (await reader.batch(i)).numRows
    }
    return new StoredTable(reader, starts)
  }

  async ranges(start: number, end: number): Promise<Array<RowRange>> {
    const found: Array<RowRange> = []
    for (let row = start; row < end;) {
      const index = this.#batchOf(row)
      const batch = await this.#batch(index)
      const first = this.#batchStarts[index]!
      const to = Math.min(end - first, batch.numRows)
      found.push({ batch, from: row - first, to })
      row = first + to
    }
    return found
  }

  async *batches(): AsyncGenerator<{ readonly first: number; readonly batch: RecordBatch }> {
    for (const [index, first] of this.#batchStarts.entries()) yield { first, batch: await this.#reader.batch(index) }
  }

  async close(): Promise<void> {
    await this.#reader.close()
  }

  async #batch(index: number): Promise<RecordBatch> {
    if (this.#last?.index !== index) this.#last = { index, batch: await this.#reader.batch(index) }
    return this.#last.batch
  }

  #batchOf(row: number): number {
    let low = 0
    let high = this.#batchStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#batchStarts[middle]! <= row) low = middle
      else high = middle - 1
    }
    return low
  }
}
