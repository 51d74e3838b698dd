import { createHash } from "node:crypto"
import * as fs from "node:fs"
import { Effect, Stream } from "effect"
import type { OutputDirectory } from "../store/output-directory.ts"
import { cutIntoParts, type PartSummary, type WorkItem } from "../store/part.ts"
import { attempt } from "../store/store-error.ts"
import { Executor, type Assignment } from "../executor/executor.ts"
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

/** What came of the work: the parts, and which part holds each document. */
export interface ComputedWork {
  readonly summaries: ReadonlyArray<PartSummary>
  readonly partOf: ReadonlyMap<string, string>
}

/** Cuts the work into parts and has them computed. */
export const computeWork = Effect.fn("computeWork")(function* (
  work: ReadonlyArray<WorkItem>,
  resumed: number,
  output: OutputDirectory,
  assignment: Assignment
) {
  const executor = yield* Executor
  const progress = yield* Progress
  yield* attempt(`cannot create ${output.parts}`, () => fs.mkdirSync(output.parts, { recursive: true }))
  const size = partSize(work.length, executor.parallelism, assignment.configuration.run.partDocuments)
  const parts = cutIntoParts(work, size, assignment.setup)
  const documentsOf = new Map(parts.map((part) => [part.id, part.items.length]))
  yield* progress.begin(work.length, resumed)
  const summaries: Array<PartSummary> = []
  if (parts.length > 0) {
    yield* executor.compute(parts, assignment).pipe(
      Stream.runForEach((summary) => {
        summaries.push(summary)
        return progress.advance(documentsOf.get(summary.id) ?? 0, summary.characters)
      })
    )
  }
  yield* progress.end
  const partOf = new Map(parts.flatMap((part) => part.items.map(({ input }) => [input.document_id, part.id] as const)))
  return { summaries, partOf } satisfies ComputedWork
})

/** Below this a worker would spend more on loading the models than on its documents. */
const LEAST_DOCUMENTS = 4

/** Documents in a part: as many as wanted, but not so many that a worker of few documents has none. */
const partSize = (documents: number, parallelism: number, wanted: number): number =>
  Math.min(wanted, Math.max(LEAST_DOCUMENTS, Math.ceil(documents / parallelism)))
