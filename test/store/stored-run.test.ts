import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Document } from "../../src/domain/document.ts"
import { StoredRun } from "../../src/store/stored-run.ts"
import { TableSetReader, TableSetWriter } from "../../src/tables/table-set.ts"
import { BATCH_ROWS } from "../../src/tables/table.ts"
import { storedDocument } from "../../src/store/stored-document.ts"

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-stored-run-"))
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

/** Tokens of each document: within a batch, none, over the edge of a batch, and exactly up to one. */
const TOKENS = { a: 100, b: 0, c: 2 * BATCH_ROWS, d: BATCH_ROWS - 100, e: 7 }
const IDS = Object.keys(TOKENS)

const document = (document_id: string, n_tokens: number): Document => ({
  document_id,
  source_path: `${document_id}.txt`,
  source_sha256: document_id.repeat(64),
  source_bytes: n_tokens,
  encoding: "utf-8",
  status: "ok",
  title: null,
  published_on: null,
  raw_text: document_id.repeat(n_tokens),
  clean_text: document_id.repeat(n_tokens),
  n_articles: 0,
  n_paragraphs: 0,
  n_sentences: 0,
  n_tokens,
  n_entities: 0,
  n_edits: 0,
  n_issues: 0,
  clean_key: "",
  segment_key: "",
  entities_key: "",
  embed_key: ""
})

beforeAll(() => {
  const tables = new TableSetWriter(directory, IDS, { embedding_model: "m", embedding_digest: "d" })
  for (const [id, count] of Object.entries(TOKENS)) {
    tables.append("documents", document(id, count))
    for (let token = 0; token < count; token++) {
      const span = { clean_start: token, clean_end: token + 1, raw_start: token, raw_end: token + 1 }
      tables.append("tokens", { document_id: id, token, sentence: 0, text: id, pos: "n", ...span })
    }
  }
  tables.close()
})

describe("a stored run", () => {
  it("gives a document's rows in any order, as reading from the start does", async () => {
    const run = await StoredRun.open(directory)
    const tables = await TableSetReader.open(directory)
    const inOrder = new Map<string, unknown>()
    for await (const row of tables.reader("documents").rows())
      inOrder.set(row.document_id, await storedDocument(tables, row))
    for (const id of ["d", "a", "c", "e", "b", "c", "a"]) {
      const found = await run.document(id)
      expect(found!.tokens).toHaveLength(TOKENS[id as keyof typeof TOKENS])
      expect(found).toEqual(inOrder.get(id))
    }
    await tables.close()
    await run.close()
  })

  it("gives the same to those who ask at once", async () => {
    const [run, other] = [await StoredRun.open(directory), await StoredRun.open(directory)]
    const asked = ["d", "a", "c", "e", "b", "c", "a"]
    const inTurn = []
    for (const id of asked) inTurn.push(await other.document(id))
    expect(await Promise.all(asked.map((id) => run.document(id)))).toEqual(inTurn)
    await run.close()
    await other.close()
  })

  it("knows nothing of a document that it does not have", async () => {
    const run = await StoredRun.open(directory)
    expect(await run.document("z")).toBeUndefined()
    expect(await run.rows("tokens", "z")).toEqual([])
    await run.close()
  })

  it("holds no texts in memory, and the number of rows of every table", async () => {
    const run = await StoredRun.open(directory)
    expect(run.documents.get("c")).not.toHaveProperty("raw_text")
    expect(run.rowCounts).toMatchObject({ documents: 5, tokens: 3 * BATCH_ROWS + 7, sentences: 0 })
    await run.close()
  })
})
