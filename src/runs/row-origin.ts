import { Effect, Option } from "effect"
import { StageName } from "../domain/issue.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { listRuns } from "../store/runs.ts"
import { movements, type Movement } from "./movement.ts"
import { openRun, type OpenParent } from "./parent-run.ts"

/** Which run computed a document's rows of a stage, and why they had to be computed then. */
export interface RowOrigin {
  readonly stage: StageName
  readonly key: string
  /** The run that computed the rows: they were reused in all runs after it. */
  readonly run: string
  readonly finished: string
  /** Empty where the stage made no rows. */
  readonly fingerprint: string
  /** Runs after it, up to the one asked about, that took the rows over. */
  readonly reusedIn: ReadonlyArray<string>
  readonly because: OriginReason
}

export type OriginReason =
  | { readonly reason: "first run" }
  /** The run took nothing from the runs before it: `run --fresh`. */
  | { readonly reason: "fresh" }
  /** The run that it grew out of is no longer there or cannot be read: the rows may be older still. */
  | { readonly reason: "parent gone"; readonly parent: string }
  | { readonly reason: "new bulletin" }
  | { readonly reason: "changed bulletin" }
  /** The run stopped ahead of the stage: it was asked for the stages before it only. */
  | { readonly reason: "left out" }
  /** The run before it had stopped ahead of the stage. */
  | { readonly reason: "left out before" }
  | { readonly reason: "fingerprint"; readonly moved: ReadonlyArray<Movement> }
  /** The stage is the same, but what it reads of the document is not. */
  | { readonly reason: "rows read"; readonly stages: ReadonlyArray<StageName> }
  /** Nothing that could be named changed: it was asked for. */
  | { readonly reason: "rerun" }

/** Follows the runs back, parent by parent, to the one that computed a document's rows of each stage. */
export const rowOrigins = Effect.fn("rowOrigins")(function* (output: OutputDirectory, run: string, documentId: string) {
  const line = yield* ancestry(output, run)
  return StageName.literals.map((stage) => originOf(stage, line, documentId))
}, Effect.scoped)

/** A run and its ancestors that can be read, youngest first, and the id of one that cannot. */
interface Ancestry {
  readonly runs: ReadonlyArray<OpenParent>
  readonly missing: string | null
  /** Whether the eldest was made beside runs that it took nothing from. */
  readonly fresh: boolean
}

const ancestry = Effect.fnUntraced(function* (output: OutputDirectory, run: string) {
  const present = listRuns(output)
  const runs = [yield* openRun(output, run)]
  for (;;) {
    const { id, manifest } = runs.at(-1)!
    const { parent, argv } = manifest
    const fresh = parent === null && (argv.includes("--fresh") || present[0]! < id)
    if (parent === null) return { runs, missing: null, fresh } satisfies Ancestry
    const found = yield* Effect.option(openRun(output, parent))
    if (Option.isNone(found)) return { runs, missing: parent, fresh } satisfies Ancestry
    runs.push(found.value)
  }
})

const originOf = (stage: StageName, line: Ancestry, documentId: string): RowOrigin => {
  const { runs } = line
  const keyIn = (run: OpenParent) => run.run.documents.get(documentId)?.[`${stage}_key`]
  const key = keyIn(runs[0]!) ?? ""
  let age = 0
  while (age + 1 < runs.length && keyIn(runs[age + 1]!) === key) age++
  const made = runs[age]!
  const reusedIn = runs
    .slice(0, age)
    .map(({ id }) => id)
    .toReversed()
  const { finished, stages } = made.manifest
  const fingerprint = stages[stage]?.fingerprint ?? ""
  const because = reasonOf(stage, made, runs[age + 1], line, documentId)
  return { stage, key, run: made.id, finished, fingerprint, reusedIn, because }
}

const reasonOf = (
  stage: StageName,
  made: OpenParent,
  before: OpenParent | undefined,
  { missing, fresh }: Ancestry,
  documentId: string
): OriginReason => {
  if (made.manifest.stages[stage] === undefined) return { reason: "left out" }
  if (before === undefined) {
    if (missing !== null) return { reason: "parent gone", parent: missing }
    return { reason: fresh ? "fresh" : "first run" }
  }
  const now = made.run.documents.get(documentId)
  const then = before.run.documents.get(documentId)
  if (then === undefined) return { reason: "new bulletin" }
  if (stage === "clean" && then.source_sha256 !== now?.source_sha256) return { reason: "changed bulletin" }
  if (before.manifest.stages[stage] === undefined) return { reason: "left out before" }
  const moved = movements(before.manifest.stages[stage], made.manifest.stages[stage])
  if (moved.length > 0) return { reason: "fingerprint", moved }
  const earlier = StageName.literals.slice(0, StageName.literals.indexOf(stage))
  const stages = earlier.filter((name) => then[`${name}_key`] !== now?.[`${name}_key`])
  return stages.length > 0 ? { reason: "rows read", stages } : { reason: "rerun" }
}
