import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"
import { OutputDirectory } from "../store/output-directory.ts"
import { attempt, attemptPromise } from "../store/store-error.ts"
import { StoredRun } from "../store/stored-run.ts"
import type { TableName } from "../tables/tables.ts"
import { cutWork } from "./compute-work.ts"
import { tablesWritten } from "../executor/course.ts"
import { prepareRerun, type RerunOptions } from "./execute-rerun.ts"
import { differingRows, type RowDifference } from "./row-difference.ts"

/** What a rerun would change in the documents of a sample. */
export interface SampleDifference {
  readonly run: string
  readonly documents: ReadonlyArray<string>
  /** Documents of the run that the sample was drawn from. */
  readonly of: number
  readonly tables: Readonly<Partial<Record<TableName, RowDifference>>>
}

/** Tries a rerun on some documents and compares; nothing is written to the output directory. */
export const sampleRerun = Effect.fn("sampleRerun")(function* (
  options: RerunOptions & { readonly sample: number; readonly seed: number }
) {
  const { parent, course, setup, metadata, work } = yield* prepareRerun(options)
  const scratch = yield* Effect.acquireRelease(
    attempt("cannot make a temporary directory", () => fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-sample-"))),
    (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true, force: true }))
  )
  const output = new OutputDirectory(scratch)
  const sample = work
    .toSorted((a, b) => (draw(options.seed, a.input.document_id) < draw(options.seed, b.input.document_id) ? -1 : 1))
    .slice(0, options.sample)
  const { compute, partWith } = yield* cutWork(sample, 0, output, {
    inputRoot: parent.manifest.input_root,
    outputRoot: scratch,
    configuration: options.configuration,
    course,
    setup,
    metadata,
    parent: { directory: parent.directory, fingerprints: parent.fingerprints }
  })
  yield* compute
  const tables: Partial<Record<TableName, RowDifference>> = {}
  const names = tablesWritten(course).filter((name) => name !== "documents" && name !== "issues")
  for (const name of names) {
    const compare = async (): Promise<RowDifference> => {
      const differences: Array<RowDifference> = []
      for (const { input } of sample) {
        const after = await StoredRun.open(output.part((await partWith(input.document_id))!))
        const id = input.document_id
        differences.push(differingRows(name, await parent.run.rows(name, id), await after.rows(name, id)))
        await after.close()
      }
      return {
        same: differences.reduce((sum, { same }) => sum + same, 0),
        removed: differences.flatMap(({ removed }) => removed),
        added: differences.flatMap(({ added }) => added)
      }
    }
    tables[name] = yield* attemptPromise(`cannot compare the table ${name}`, compare)
  }
  const documents = sample.map(({ input }) => input.document_id)
  return { run: parent.id, documents, of: work.length, tables } satisfies SampleDifference
}, Effect.scoped)

/** A seeded order of the documents that does not depend on how many there are. */
const draw = (seed: number, documentId: string): string =>
  createHash("sha256").update(`${seed}\0${documentId}`).digest("hex")
