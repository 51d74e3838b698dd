import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Clock, Effect } from "effect"
import { Quarantine } from "../stages/stage.ts"
import { fsyncDirectory, renameDurably, writeFileDurably } from "../store/durable.ts"
import { unreadable, type Input } from "../store/inputs.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import type { Fingerprints, Part } from "../store/part.ts"
import { attempt } from "../store/store-error.ts"
import type { StoredRun } from "../store/stored-run.ts"
import { TableSetWriter } from "../tables/table-set.ts"
import type { TableMetadata } from "../tables/table.ts"
import type { TableName } from "../tables/tables.ts"
import { computeDocument, type ComputedDocument } from "./compute-document.ts"
import { tablesWritten, type Course } from "./course.ts"
import { PartTotals } from "./part-totals.ts"
import { PreviousDocument } from "./previous-document.ts"

/** What a worker must know to compute parts. */
export interface PartContext {
  readonly inputRoot: string
  readonly output: OutputDirectory
  readonly course: Course
  /** Hash that the parts of one piece of work have in common. */
  readonly setup: string
  readonly metadata: TableMetadata
  readonly parent: { readonly run: StoredRun; readonly fingerprints: Fingerprints } | undefined
}

/** Takes the documents of a part through the stages, one after the other, and commits their tables by one rename. */
export const computePart = Effect.fn("computePart")(function* (part: Part, context: PartContext) {
  const directory = context.output.part(part.id)
  const unfinished = `${directory}.unfinished-${process.pid}`
  yield* attempt(`cannot create ${unfinished}`, () => {
    fs.rmSync(unfinished, { recursive: true, force: true })
    fs.mkdirSync(unfinished, { recursive: true })
  })
  const ids = part.items.map(({ input }) => input.document_id)
  const tables = yield* attempt(
    `cannot write ${unfinished}`,
    () => new TableSetWriter(unfinished, ids, context.metadata, tablesWritten(context.course))
  )
  const summary = yield* writeDocuments(part, context, tables).pipe(
    Effect.onError(() => Effect.sync(() => tables.abort()))
  )
  yield* attempt(`cannot commit the part ${directory}`, () => {
    writeFileDurably(path.join(unfinished, "part.json"), JSON.stringify(summary))
    fsyncDirectory(unfinished)
    fs.rmSync(directory, { recursive: true, force: true })
    renameDurably(unfinished, directory)
  })
  return summary
})

const writeDocuments = Effect.fnUntraced(function* (part: Part, context: PartContext, tables: TableSetWriter) {
  const { inputRoot, course, parent } = context
  const totals = new PartTotals(part, context.setup, yield* Clock.currentTimeMillis)
  for (const { input, previous } of part.items) {
    const bytes = course.begin === "bulletins" ? readBulletin(inputRoot, input) : null
    const before =
      parent === undefined || previous === null
        ? undefined
        : PreviousDocument.of(parent.run, previous, parent.fingerprints)
    const computed = yield* computeDocument(input, bytes, before, course)
    yield* attempt(`cannot write the tables of ${input.source_path}`, () =>
      appendDocument(tables, tablesWritten(course), computed)
    )
    totals.add(input, computed)
  }
  const written = yield* attempt(`cannot write the part ${part.id}`, () => tables.close())
  return totals.summary(written)
})

/** The bytes of a bulletin, if they are still those that the plan saw. */
const readBulletin = (root: string, input: Input): Uint8Array | Quarantine => {
  if (input.problem !== null) return new Quarantine(input.problem)
  try {
    const bytes = fs.readFileSync(path.join(root, input.source_path))
    if (createHash("sha256").update(bytes).digest("hex") === input.source_sha256) return bytes
    return new Quarantine({ code: "changed_while_read", message: "the file changed while the run read it: run again" })
  } catch (error) {
    return new Quarantine({ code: "unreadable", message: unreadable(error as NodeJS.ErrnoException) })
  }
}

const appendDocument = (
  tables: TableSetWriter,
  written: ReadonlyArray<TableName>,
  { document, rows, issues }: ComputedDocument
): void => {
  const rowsOf: Readonly<Record<TableName, ReadonlyArray<object>>> = { ...rows, documents: [document], issues }
  for (const name of written) {
    // The id comes last: rows taken from a parent run in which the document had another name get the present one.
    for (const row of rowsOf[name]) tables.append(name, { ...row, document_id: document.document_id } as never)
  }
}
