import * as fs from "node:fs"
import * as path from "node:path"
import { DateTime, Effect } from "effect"
import type { LoadedConfiguration } from "../configuration/load-configuration.ts"
import { StageName } from "../domain/issue.ts"
import { MANIFEST_VERSION, type Manifest, type StageManifests } from "../store/manifest.ts"
import { linkInto, mergeInto, type Merge } from "../store/merge.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import type { PartSummary } from "../store/part.ts"
import { codeVersion, machine } from "../store/provenance.ts"
import { commitRun, removeParts } from "../store/runs.ts"
import { attempt, attemptPromise, type StoreError } from "../store/store-error.ts"
import type { ExecutorError } from "../executor/executor.ts"
import { StoredRun } from "../store/stored-run.ts"
import { SCHEMA_VERSION } from "../tables/table.ts"
import type { TableName } from "../tables/tables.ts"
import type { OpenParent } from "./parent-run.ts"

/** A run whose rows are there, in parts and in the parent run, or being computed. */
export interface FinishedWork extends LoadedConfiguration {
  readonly run: string
  readonly started: DateTime.DateTime
  readonly output: OutputDirectory
  readonly inputRoot: string
  readonly stages: StageManifests
  readonly stale: ReadonlyArray<StageName>
  readonly mixed: ReadonlyArray<StageName>
  readonly models: Manifest["models"]
  readonly parent: OpenParent | undefined
  readonly workers: number
  readonly merge: Merge
  /** The tables that the run has. */
  readonly tables: ReadonlyArray<TableName>
  /** Those that are the parent's as they are. */
  readonly unchangedTables: ReadonlyArray<TableName>
  readonly reuse: Manifest["reuse"]
  /** Computes what is still to be computed; rows that are there are merged meanwhile. */
  readonly compute: Effect.Effect<ReadonlyArray<PartSummary>, ExecutorError | StoreError>
}

/** Puts the tables of a run together, writes its manifest and gives it its name. */
export const finishRun = Effect.fn("finishRun")(function* (work: FinishedWork) {
  const { output, run, parent, tables, unchangedTables } = work
  const directory = output.unfinishedRun(run)
  yield* attempt(`cannot create ${directory}`, () => fs.mkdirSync(directory, { recursive: true }))
  const merged = tables.filter((name) => !unchangedTables.includes(name))
  const [summaries, written] = yield* Effect.all([work.compute, mergeInto(directory, merged, work.merge)], {
    concurrency: "unbounded"
  }).pipe(Effect.onError(() => Effect.sync(() => fs.rmSync(directory, { recursive: true, force: true }))))
  if (parent !== undefined) yield* linkInto(directory, unchangedTables, parent.directory)
  const linked = unchangedTables.map((name) => [name, parent?.manifest.outputs[name]] as const)
  const outputs = { ...Object.fromEntries(linked), ...written } as Manifest["outputs"]

  const manifest: Manifest = {
    manifest_version: MANIFEST_VERSION,
    schema_version: SCHEMA_VERSION,
    run,
    parent: parent?.id ?? null,
    argv: process.argv.slice(2),
    configuration: work.configuration,
    configuration_from: work.provenance,
    code: codeVersion(),
    machine: machine(),
    stages: work.stages,
    stale: work.stale,
    mixed: work.mixed,
    models: work.models,
    input_root: path.resolve(work.inputRoot),
    inputs: yield* manifestInputs(directory),
    outputs,
    started: DateTime.formatIso(work.started),
    finished: DateTime.formatIso(yield* DateTime.now),
    workers: work.workers,
    reuse: work.reuse,
    timeline: summaries.flatMap((part) => part.timings.map((timing) => ({ part: part.id, ...timing }))),
    rates: ratesOf(summaries, parent?.manifest.rates)
  }
  yield* commitRun(output, manifest)
  yield* removeParts(output)
  return manifest
})

/** What the finished `documents` table says of the inputs. */
const manifestInputs = (directory: string) =>
  attemptPromise(`cannot read the documents of ${directory}`, async () => {
    const run = await StoredRun.open(directory)
    const inputs = [...run.documents.values()].map((document) => ({
      path: document.source_path,
      sha256: document.source_sha256,
      bytes: document.source_bytes,
      encoding: document.encoding,
      status: document.status
    }))
    await run.close()
    return inputs
  })

/** Below this many code points a rate says more of the start than of the stage. */
const LEAST_CHARACTERS = 5000

const ratesOf = (parts: ReadonlyArray<PartSummary>, before: Manifest["rates"] | undefined): Manifest["rates"] => {
  const rate = (stage: StageName): number | null => {
    const timings = parts.flatMap((part) => part.timings.filter((timing) => timing.stage === stage))
    const characters = timings.reduce((sum, timing) => sum + timing.characters, 0)
    const earlier = before?.[stage] ?? null
    if (characters < LEAST_CHARACTERS && earlier !== null) return earlier
    return characters === 0 ? null : (1000 * timings.reduce((sum, timing) => sum + timing.milliseconds, 0)) / characters
  }
  return { clean: rate("clean"), segment: rate("segment"), entities: rate("entities"), embed: rate("embed") }
}
