import { createHash } from "node:crypto"
import * as fs from "node:fs"
import { Effect, Stream } from "effect"
import type { OutputDirectory } from "../store/output-directory.ts"
import { cutIntoParts, type Part, type PartSummary, type WorkItem } from "../store/part.ts"
import { attempt, type StoreError } from "../store/store-error.ts"
import { Executor, type Assignment, type ExecutorError } from "../executor/executor.ts"
import { partLengths, startOrder } from "../executor/schedule.ts"
import { Progress } from "./progress.ts"

/** Hash of all that a document's rows depend on besides the document. */
export const setupOf = (
  course: Assignment["course"],
  metadata: Assignment["metadata"],
  parentRun: string | null
): string => {
  // A course that begins with the bulletins gives the same rows with any parent: reuse never changes a row.
  const parent = course.begin === "bulletins" ? null : parentRun
  return createHash("sha256")
    .update(JSON.stringify([course, metadata, parent]))
    .digest("hex")
    .slice(0, 24)
}

/** Work cut into parts, and where each document's rows will lie. */
export interface CutWork {
  readonly parts: ReadonlyArray<Part>
  /** Id of the part that holds a document, as soon as it is committed; of documents of the work only. */
  readonly partWith: (documentId: string) => Promise<string> | undefined
  /** Has the parts computed, and tells what came of them. */
  readonly compute: Effect.Effect<ReadonlyArray<PartSummary>, ExecutorError | StoreError>
}

/** Cuts the work into parts; nothing is computed before `compute` runs. */
export const cutWork = Effect.fn("cutWork")(function* (
  work: ReadonlyArray<WorkItem>,
  resumed: number,
  output: OutputDirectory,
  assignment: Assignment
) {
  const executor = yield* Executor
  const progress = yield* Progress
  const { partDocuments } = assignment.configuration.run
  const lengths = partLengths(work.map(bytesOf), executor.parallelism, partDocuments)
  const parts = cutIntoParts(work, lengths, assignment.setup)
  const committed = new Map(parts.map((part) => [part.id, { part, ...Promise.withResolvers<string>() }]))
  const partOf = new Map(parts.flatMap((part) => part.items.map(({ input }) => [input.document_id, part.id] as const)))

  const compute = Effect.gen(function* () {
    yield* attempt(`cannot create ${output.parts}`, () => fs.mkdirSync(output.parts, { recursive: true }))
    yield* progress.begin(work.length, resumed)
    const summaries: Array<PartSummary> = []
    if (parts.length > 0) {
      yield* executor.compute(startOrder(parts, bytesOfPart), assignment).pipe(
        Stream.runForEach((summary) => {
          summaries.push(summary)
          const { part, resolve } = committed.get(summary.id)!
          resolve(summary.id)
          return progress.advance(part.items.length, summary.characters)
        })
      )
    }
    yield* progress.end
    return summaries
  })
  const partWith = (id: string) => committed.get(partOf.get(id) ?? "")?.promise
  return { parts, partWith, compute } satisfies CutWork
})

const bytesOf = ({ input }: WorkItem): number => input.source_bytes

const bytesOfPart = ({ items }: Part): number => items.reduce((sum, item) => sum + bytesOf(item), 0)
