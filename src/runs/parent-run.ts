import { Console, Effect, Option } from "effect"
import type { OutputDirectory } from "../store/output-directory.ts"
import { listRuns, lookAtRun, readManifest, resolveRun } from "../store/runs.ts"
import { type Manifest, stagesOf } from "../store/manifest.ts"
import type { StageName } from "../domain/issue.ts"
import { attemptPromise, StoreError } from "../store/store-error.ts"
import { StoredRun } from "../store/stored-run.ts"
import { fingerprintsOf } from "./fingerprint.ts"
import type { ParentRun } from "./plan.ts"

/** Which run to take rows from: a named one, the newest with all the stages that are wanted, or none. */
export type ParentChoice = { readonly run: string } | "newest" | "none"

export interface OpenParent extends ParentRun {
  readonly directory: string
  readonly manifest: Manifest
}

/**
 * Opens the run that rows may be taken from; without one everything is computed. It is closed with the scope.
 *
 * @param last The last stage wanted.
 */
export const openParent = Effect.fn("openParent")(function* (
  output: OutputDirectory,
  choice: ParentChoice,
  last: StageName
) {
  if (choice === "none") return Option.none<OpenParent>()
  if (choice !== "newest") return Option.some(yield* openSoundRun(output, yield* resolveRun(output, choice.run)))
  const newest = yield* newestWith(output, last)
  if (newest === undefined) return Option.none<OpenParent>()
  // A run of an older program may have other tables; it is no parent, and everything is computed anew.
  return yield* openRun(output, newest).pipe(
    Effect.tapError(({ message }) => noRowsFrom(newest, message)),
    Effect.option
  )
})

/**
 * The newest run that has rows of the stage: where somebody only cleaned since, the costly rows are in an older run. Without
 * one, the newest of all. A broken run is passed over, and said to be.
 */
const newestWith = Effect.fnUntraced(function* (output: OutputDirectory, last: StageName) {
  let newest: string | undefined
  for (const id of listRuns(output).toReversed()) {
    const { manifest, problem } = yield* lookAtRun(output, id)
    if (manifest === null || problem !== null) {
      if (newest === undefined) yield* noRowsFrom(id, problem)
      continue
    }
    if (stagesOf(manifest).includes(last)) return id
    newest ??= id
  }
  return newest
})

const noRowsFrom = (id: string, problem: string | null) =>
  Console.error(`jianbao: no rows are taken from run ${id}: ${problem}`)

/** Opens a run whose tables are to be read, all of them; it is closed with the scope. */
export const openSoundRun = Effect.fn("openSoundRun")(function* (output: OutputDirectory, id: string) {
  const { problem } = yield* lookAtRun(output, id)
  if (problem !== null) {
    return yield* new StoreError({
      message: `run ${id} is broken: ${problem}; jianbao run --fresh makes a new one from the bulletins, or take it from a backup`
    })
  }
  return yield* openRun(output, id)
})

/** Opens a finished run; it is closed with the scope. */
export const openRun = Effect.fn("openRun")(function* (output: OutputDirectory, id: string) {
  const directory = output.run(id)
  const manifest = yield* readManifest(directory)
  const run = yield* Effect.acquireRelease(
    attemptPromise(`cannot read the tables of run ${id}`, () => StoredRun.open(directory)),
    (open) => Effect.promise(() => open.close())
  )
  const unsettled = [...manifest.stale, ...manifest.mixed].map((stage) => [stage, ""])
  const fingerprints = { ...fingerprintsOf(manifest.stages), ...Object.fromEntries(unsettled) }
  return { id, directory, manifest, run, fingerprints } satisfies OpenParent
})
