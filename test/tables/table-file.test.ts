import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import fc from "fast-check"
import { tableFromArrays } from "apache-arrow"
import { afterAll, describe, expect, it } from "vitest"
import { ArrowFileWriter } from "../../src/tables/arrow-file.ts"
import { DocumentCursor } from "../../src/tables/document-cursor.ts"
import { arrowSchema, BATCH_ROWS, type Table } from "../../src/tables/table.ts"
import { TableReader } from "../../src/tables/table-reader.ts"
import { TableWriter } from "../../src/tables/table-writer.ts"
import { articles, embeddings, issues, TABLES, tokens, type TableName } from "../../src/tables/tables.ts"
import { anyRows } from "./samples.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-tables-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const metadata = { embedding_model: "none", embedding_digest: "0" }
const documents = ["a", "b/c", "中", "𠮷"]
let files = 0
const newFile = () => path.join(directory, `${files++}.arrow`)

const write = <Row>(table: Table<Row>, rows: ReadonlyArray<Row>, ids = documents): string => {
  const file = newFile()
  const writer = new TableWriter(file, table, ids, metadata)
  for (const row of rows) writer.append(row)
  writer.close()
  return file
}

const readAll = async <Row>(file: string, table: Table<Row>): Promise<Array<Row>> => {
  const reader = await TableReader.open(file, table)
  const rows: Array<Row> = []
  for await (const row of reader.rows()) rows.push(row)
  await reader.close()
  return rows
}

/** Copies a file's rows into another by ranges cut at random places. */
const copyInPieces = async <Row>(file: string, table: Table<Row>, cuts: ReadonlyArray<number>): Promise<string> => {
  const reader = await TableReader.open(file, table)
  const copy = newFile()
  const writer = new TableWriter(copy, table, documents, metadata)
  for (let i = 0; i < reader.batches; i++) {
    const batch = await reader.batch(i)
    const edges = [...new Set([0, batch.numRows, ...cuts.map((cut) => cut % (batch.numRows + 1))])].toSorted(
      (a, b) => a - b
    )
    for (let k = 0; k + 1 < edges.length; k++) writer.appendRange(batch, edges[k], edges[k + 1])
  }
  writer.close()
  await reader.close()
  return copy
}

describe("a table file", () => {
  it.each(Object.keys(TABLES) as ReadonlyArray<TableName>)(
    "gives back the rows of %s that were written",
    async (name) => {
      const table = TABLES[name] as Table<object>
      await fc.assert(
        fc.asyncProperty(anyRows(table, documents), async (rows) => {
          expect(await readAll(write(table, rows), table)).toEqual(rows)
        }),
        { numRuns: 30 }
      )
    }
  )

  it.each(["articles", "tokens", "issues", "embeddings"] as const)(
    "has the same bytes when %s rows are copied in ranges instead of appended",
    async (name) => {
      const table = TABLES[name] as Table<object>
      await fc.assert(
        fc.asyncProperty(anyRows(table, documents), fc.array(fc.nat(100)), async (rows, cuts) => {
          const file = write(table, rows)
          expect(fs.readFileSync(await copyInPieces(file, table, cuts))).toEqual(fs.readFileSync(file))
        }),
        { numRuns: 30 }
      )
    }
  )

  it("cuts batches by row number, wherever the rows came from", async () => {
    const noDateline = {
      dateline: null,
      dateline_clean_start: null,
      dateline_clean_end: null,
      dateline_raw_start: null,
      dateline_raw_end: null
    }
    const row = { document_id: "a", article: 0, headline: null, byline_name: null, byline_title: "记者", ...noDateline }
    const rows = Array.from({ length: 2 * BATCH_ROWS + 1 }, (_, i) => ({
      ...row,
      article: i,
      clean_start: 0,
      clean_end: 1,
      raw_start: 2,
      raw_end: 3
    }))
    const file = write(articles, rows)
    const reader = await TableReader.open(file, articles)
    expect(reader.batches).toBe(3)
    await reader.close()
    expect(fs.readFileSync(await copyInPieces(file, articles, [1, 4095, 77]))).toEqual(fs.readFileSync(file))
  })

  it("ends a batch early when its text is large, again by the rows alone", async () => {
    const large = "长".repeat(8 << 20)
    const row = {
      document_id: "a",
      stage: "clean",
      code: "too_large",
      severity: "error",
      raw_start: null,
      raw_end: null
    } as const
    const rows = Array.from({ length: 5 }, (_, issue) => ({ ...row, issue, message: large }))
    const file = write(issues, rows)
    const reader = await TableReader.open(file, issues)
    expect(reader.batches).toBe(2)
    await reader.close()
    expect(fs.readFileSync(await copyInPieces(file, issues, [1, 2])).equals(fs.readFileSync(file))).toBe(true)
  })

  it("is valid without rows and without documents", async () => {
    expect(await readAll(write(tokens, []), tokens)).toEqual([])
    expect(await readAll(write(tokens, [], []), tokens)).toEqual([])
  })

  it("is not there until it is complete", () => {
    const file = newFile()
    const writer = new TableWriter(file, tokens, documents, metadata)
    expect(fs.existsSync(file)).toBe(false)
    writer.abort()
    expect(fs.readdirSync(directory).filter((name) => name.startsWith(path.basename(file)))).toEqual([])
  })

  it("refuses a batch of another schema", () => {
    const writer = new ArrowFileWriter(newFile(), arrowSchema(tokens, metadata))
    expect(() => writer.write(tableFromArrays({ other: [1, 2] }).batches[0]!)).toThrow(/has the schema/)
    writer.abort()
  })

  it("refuses a null where none may be, a value outside the dictionary and a vector of another length", () => {
    const writer = new TableWriter(newFile(), embeddings, documents, metadata)
    expect(() => writer.append({ document_id: "nobody", sentence: 0, vector: new Float32Array(512) })).toThrow(
      /dictionary/
    )
    expect(() => writer.append({ document_id: "a", sentence: null as never, vector: new Float32Array(512) })).toThrow(
      /null/
    )
    expect(() => writer.append({ document_id: "a", sentence: 0, vector: new Float32Array(3) })).toThrow(/512/)
    writer.abort()
  })

  it("tells what is wrong with a file that is no table", async () => {
    const file = newFile()
    fs.writeFileSync(file, "not Arrow at all, but long enough to hold a footer somewhere")
    await expect(TableReader.open(file, tokens)).rejects.toThrow(/not a readable Arrow IPC file/)
    const other = write(articles, [])
    await expect(TableReader.open(other, tokens)).rejects.toThrow(/columns/)
  })
})

describe("a document cursor", () => {
  it("finds the rows of each document, of none too many", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(issues, documents), fc.subarray(documents), async (rows, wanted) => {
        const reader = await TableReader.open(write(issues, rows), issues)
        const cursor = new DocumentCursor(reader)
        for (const id of wanted) expect(await cursor.rows(id)).toEqual(rows.filter((row) => row.document_id === id))
        await reader.close()
      }),
      { numRuns: 50 }
    )
  })
})
