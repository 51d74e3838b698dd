import { distance } from "fastest-levenshtein"
import { Effect } from "effect"
import type { OutputDirectory } from "../store/output-directory.ts"
import { attemptPromise, UsageError } from "../store/store-error.ts"
import { StoredRun } from "../store/stored-run.ts"

/** The rows of a document of a run, named by its id or by its path; a wrong name is answered with the nearest ones. */
export const findDocument = Effect.fnUntraced(function* (output: OutputDirectory, run: string, wanted: string) {
  const reading = `cannot read the run ${run}`
  const stored = yield* Effect.acquireRelease(
    attemptPromise(reading, () => StoredRun.open(output.run(run))),
    (open) => Effect.promise(() => open.close())
  )
  const summaries = [...stored.documents.values()]
  const named = summaries.find(({ document_id, source_path }) => document_id === wanted || source_path === wanted)
  if (named === undefined) {
    return yield* noSuchDocument(
      wanted,
      run,
      summaries.map(({ document_id }) => document_id)
    )
  }
  const found = yield* attemptPromise(reading, () => stored.document(named.document_id))
  return found!
}, Effect.scoped)

const noSuchDocument = (wanted: string, run: string, ids: ReadonlyArray<string>) => {
  const nearest = ids.toSorted((a, b) => distance(wanted, a) - distance(wanted, b)).slice(0, 3)
  return new UsageError({ message: `run ${run} has no document "${wanted}"; nearest: ${nearest.join(", ")}` })
}
