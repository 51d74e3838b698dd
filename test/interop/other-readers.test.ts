import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { TableSetReader, TableSetWriter } from "../../src/tables/table-set.ts"
import type { Table } from "../../src/tables/table.ts"
import { TABLE_NAMES, TABLES } from "../../src/tables/tables.ts"
import { anyRows } from "../tables/samples.ts"
import { compareWithOtherReaders, ROOT } from "./readers.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-interop-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const metadata = { embedding_model: "none", embedding_digest: "0" }
const documents = ["a", "b/c", "中", "𠮷"]
const nothing = Object.fromEntries(TABLE_NAMES.map((name) => [name, { pyarrow: [], polars: [], duckdb: [] }]))

const write = (
  name: string,
  rows: Readonly<Record<string, ReadonlyArray<object>>>,
  ids: ReadonlyArray<string>
): string => {
  const folder = path.join(directory, name)
  fs.mkdirSync(folder)
  const writer = new TableSetWriter(folder, ids, metadata)
  for (const table of TABLE_NAMES) for (const row of rows[table] ?? []) writer.append(table, row as never)
  writer.close()
  return folder
}

describe("pyarrow, polars and DuckDB", () => {
  it("read generated rows as they were written: nulls, astral characters, extreme numbers", () => {
    const rows = Object.fromEntries(
      TABLE_NAMES.map((name) => [
        name,
        fc
          .sample(anyRows(TABLES[name] as Table<object>, documents, 200), { seed: 7, numRuns: 4 })
          .toSorted((a, b) => b.length - a.length)[0]!
      ])
    )
    expect(compareWithOtherReaders(write("generated", rows, documents), rows)).toEqual(nothing)
  })

  it("read tables of several batches", () => {
    const issues = Array.from({ length: 10_000 }, (_, issue) => ({
      document_id: documents[Math.floor(issue / 2500)]!,
      issue,
      stage: "clean",
      code: "low_confidence_edit",
      severity: "warning",
      message: `第${issue}条𠮷`,
      raw_start: issue % 3 === 0 ? null : issue,
      raw_end: issue % 3 === 0 ? null : issue + 1
    }))
    expect(compareWithOtherReaders(write("batches", { issues }, documents), { issues })).toEqual({
      issues: nothing["issues"]
    })
  })

  it("read tables without rows, and without documents", () => {
    const rows = Object.fromEntries(TABLE_NAMES.map((name) => [name, []]))
    expect(compareWithOtherReaders(write("empty", rows, documents), rows)).toEqual(nothing)
    expect(compareWithOtherReaders(write("nobody", rows, []), rows)).toEqual(nothing)
  })

  it("read every table of a real run as our reader does", async () => {
    const root = ROOT
    const out = path.join(directory, "out")
    execFileSync("node", [path.join(root, "bin/jianbao.js"), "run", path.join(root, "data/raw"), "--out", out], {
      stdio: "pipe"
    })
    const run = fs.realpathSync(path.join(out, "latest"))
    const tables = await TableSetReader.open(run)
    const expected: Record<string, Array<object>> = {}
    for (const name of TABLE_NAMES) {
      expected[name] = []
      for await (const row of tables.reader(name).rows()) expected[name].push(row)
    }
    await tables.close()
    expect(expected["documents"]!.length).toBeGreaterThan(11)
    expect(compareWithOtherReaders(run, expected)).toEqual(nothing)
  })
})
