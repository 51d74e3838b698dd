import { createHash } from "node:crypto"
import * as fs from "node:fs"
import { Effect } from "effect"
import { compareDocumentIds } from "../domain/document.ts"
import type { StageName } from "../domain/issue.ts"
import { tablesUpTo } from "../executor/course.ts"
import { lastStageOf, type Manifest, stagesLeftOut, stagesOf } from "../store/manifest.ts"
import { readManifest } from "../store/runs.ts"
import { storedDocument } from "../store/stored-document.ts"
import { attempt, attemptPromise } from "../store/store-error.ts"
import { TableSetReader } from "../tables/table-set.ts"
import { type TableName, tableFile } from "../tables/tables.ts"
import { violationsOf, type Violation } from "./document-invariants.ts"
import { keyViolations } from "./key-invariants.ts"

/** What a verification looked at and found. */
export interface Verification {
  readonly run: string
  /** Stages whose rows are older than what they were made from; nothing is checked of them. */
  readonly stale: ReadonlyArray<StageName>
  /** Stages that the run has: of the others it must have neither rows nor tables. */
  readonly stages: ReadonlyArray<StageName>
  readonly documents: number
  readonly rows: number
  readonly violations: ReadonlyArray<Violation>
}

/** No more violations than this are kept: after so many, one more tells nobody anything. */
const MOST_VIOLATIONS = 1000

/**
 * Checks a run: its files against the manifest, and every row against what is promised of it.
 *
 * @param deep Computes the keys anew from the rows, too.
 */
export const verifyRun = Effect.fn("verifyRun")(function* (directory: string, deep = false) {
  const manifest = yield* readManifest(directory)
  const files = yield* attempt(`cannot read the tables of ${directory}`, () => fileViolations(directory, manifest))
  // A file whose bytes changed may be unreadable; its rows would only repeat that.
  const rows =
    files.length === 0 ? yield* rowViolations(directory, manifest, deep) : { documents: 0, rows: 0, violations: [] }
  return {
    run: manifest.run,
    stale: manifest.stale,
    stages: stagesOf(manifest),
    ...rows,
    violations: [...files, ...rows.violations]
  } satisfies Verification
})

const ofRun = (table: string, message: string): Violation => ({ document: "", table, row: null, message })

/** The tables that a run should have. */
const tablesOf = (manifest: Manifest): ReadonlyArray<TableName> => tablesUpTo(lastStageOf(manifest))

const fileViolations = (directory: string, manifest: Manifest): Array<Violation> =>
  tablesOf(manifest).flatMap((name) => {
    const file = tableFile(directory, name)
    const expected = manifest.outputs[name]
    if (expected === undefined) return [ofRun(name, "the manifest does not name this table")]
    if (!fs.existsSync(file)) return [ofRun(name, `${file} is missing`)]
    const sha256 = sha256Of(file)
    return sha256 === expected.sha256
      ? []
      : [ofRun(name, `${file} is not the file that the run wrote (sha256 ${sha256})`)]
  })

const sha256Of = (file: string): string => {
  const hash = createHash("sha256")
  const fd = fs.openSync(file, "r")
  try {
    const buffer = Buffer.allocUnsafe(1 << 20)
    for (let n; (n = fs.readSync(fd, buffer)) > 0;) hash.update(buffer.subarray(0, n))
  } finally {
    fs.closeSync(fd)
  }
  return hash.digest("hex")
}

const rowViolations = (directory: string, manifest: Manifest, deep: boolean) =>
  attemptPromise(`cannot read the tables of ${directory}`, async () => {
    const tables = await TableSetReader.open(directory, tablesOf(manifest))
    const unchecked = [...manifest.stale, ...stagesLeftOut(manifest)]
    try {
      const violations: Array<Violation> = []
      const counts = { documents: 0, rows: 0 }
      let previous: string | undefined
      for await (const document of tables.reader("documents").rows()) {
        const id = document.document_id
        if (previous !== undefined && compareDocumentIds(previous, id) >= 0) {
          violations.push({ document: id, table: "documents", row: null, message: `stands behind ${previous}` })
        }
        previous = id
        const stored = await storedDocument(tables, document)
        counts.documents++
        counts.rows += 1 + Object.values(stored).reduce((sum, rows) => sum + (Array.isArray(rows) ? rows.length : 0), 0)
        if (violations.length < MOST_VIOLATIONS) violations.push(...violationsOf(stored, unchecked))
        if (deep && violations.length < MOST_VIOLATIONS) violations.push(...keyViolations(stored, manifest))
      }
      const total = tablesOf(manifest).reduce((sum, name) => sum + (manifest.outputs[name]?.rows ?? 0), 0)
      if (counts.rows !== total)
        violations.push(ofRun("*", `${total - counts.rows} rows belong to no document or stand out of order`))
      if (counts.documents !== manifest.inputs.length) {
        violations.push(ofRun("documents", `${manifest.inputs.length} inputs, but ${counts.documents} documents`))
      }
      return { ...counts, violations }
    } finally {
      await tables.close()
    }
  })
