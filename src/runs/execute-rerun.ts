import { DateTime, Effect, Schema } from "effect"
import type { LoadedConfiguration } from "../configuration/load-configuration.ts"
import { StageName } from "../domain/issue.ts"
import { provideEmbedder } from "../models/sentences/provide-embedder.ts"
import { pipeline } from "../pipeline.ts"
import { acquireLock } from "../store/lock.ts"
import { lastStageOf, type StageManifests, stagesOf } from "../store/manifest.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { finishedDocuments, inputDigest, type PartSummary, type WorkItem } from "../store/part.ts"
import { newRunId } from "../store/run-id.ts"
import { listRuns, removeUnfinishedRuns, resolveRun } from "../store/runs.ts"
import type { DocumentSummary } from "../store/stored-run.ts"
import { type TableMetadata, vectorsOf } from "../tables/table.ts"
import type { TableName } from "../tables/tables.ts"
import { cutWork, setupOf } from "./compute-work.ts"
import { isInCourse, position, tablesUpTo, tablesWritten, type Course } from "../executor/course.ts"
import { describeEmbedder, embedderOf, vectorMetadata } from "./embedding-model.ts"
import { fingerprintsOf, stageManifests } from "./fingerprint.ts"
import { finishRun } from "./finish-run.ts"
import { openSoundRun, type OpenParent } from "./parent-run.ts"

export interface RerunOptions extends LoadedConfiguration {
  readonly stage: StageName
  /** Stop behind the stage; without it the run's stages after it follow, as far as their rows would change. */
  readonly only: boolean
  /** The run whose tables are read. */
  readonly run: string
  readonly output: OutputDirectory
  readonly workers: number
  /** Which documents; all when undefined. */
  readonly where: ((documentId: string) => boolean) | undefined
}

/** Nothing in the run answers to what was asked for. */
export class NothingSelected extends Schema.TaggedError<NothingSelected>()("NothingSelected", {
  message: Schema.String
}) {}

/** One stage again, from the tables of an earlier run: no bulletin is read, and tables that did not change are linked. */
export const executeRerun = Effect.fn("executeRerun")(function* (options: RerunOptions) {
  const { configuration, output } = options
  if (!options.only || options.stage === "embed") yield* provideEmbedder(configuration.embed)
  yield* acquireLock(output)
  yield* removeUnfinishedRuns(output)
  const started = yield* DateTime.now
  const run = yield* newRunId(listRuns(output).at(-1))
  const { parent, course, stages, setup, metadata, models, work } = yield* prepareRerun(options)

  const finished = finishedDocuments(output, setup)
  const isDone = ({ input }: WorkItem) => finished.get(input.document_id)?.digest === inputDigest(input)
  const waiting = work.filter((item) => !isDone(item))
  const { compute, partWith } = yield* cutWork(waiting, work.length - waiting.length, output, {
    inputRoot: parent.manifest.input_root,
    outputRoot: output.root,
    configuration,
    course,
    setup,
    metadata,
    parent: { directory: parent.directory, fingerprints: parent.fingerprints }
  })
  const selected = new Set(work.map(({ input }) => input.document_id))
  const sourceOf = async (id: string): Promise<string> =>
    selected.has(id) ? output.part((await partWith(id)) ?? finished.get(id)!.part) : parent.directory
  // Which tables are touched is known only when all is computed, so here nothing is merged meanwhile.
  const summaries = yield* compute
  const written = new Set(
    tablesWritten(course).filter((table) => waiting.length < work.length || isTouched(table, summaries))
  )

  return yield* finishRun({
    ...options,
    run,
    started,
    inputRoot: parent.manifest.input_root,
    stages,
    stale: staleAfter(parent, course, summaries),
    mixed: mixedAfter(parent, course, selected.size),
    models,
    parent,
    merge: { documents: [...parent.run.documents.keys()], sourceOf, metadata },
    tables: tablesUpTo(course.last),
    unchangedTables: tablesUpTo(course.last).filter((name) => !written.has(name)),
    reuse: {
      computed: waiting.length,
      kept: parent.run.documents.size - work.length,
      resumed: work.length - waiting.length
    },
    compute: Effect.succeed(summaries)
  })
}, Effect.scoped)

/** What a rerun needs to know before it computes. */
export const prepareRerun = Effect.fn("prepareRerun")(function* (options: Omit<RerunOptions, "workers">) {
  const { configuration, stage, only, output, where } = options
  const parent = yield* openSoundRun(output, yield* resolveRun(output, options.run))
  const has = stagesOf(parent.manifest)
  if (!has.includes(stage)) return yield* stageLeftOut(stage, parent)
  const last = lastStageOf(parent.manifest)
  const upTo = only ? stage : last
  const present = yield* stageManifests(configuration, upTo)
  // The rows of stages that do not run were made by what the parent run says, not by the present program.
  const isRun = (name: StageName) => position(stage) <= position(name) && position(name) <= position(upTo)
  const made = has.map((name) => [name, isRun(name) ? present[name] : parent.manifest.stages[name]])
  const stages = Object.fromEntries(made) as StageManifests
  const course: Course = { fingerprints: fingerprintsOf(stages), begin: "tables", from: stage, upTo, last, force: true }
  // Where no vector is made, the tables and the manifest go on naming the model of those that are there.
  const models = isInCourse("embed", course)
    ? [yield* describeEmbedder(configuration.embed, true)]
    : parent.manifest.models
  const metadata = vectorMetadata(embedderOf({ models }))
  if (where !== undefined && isInCourse("embed", course)) yield* checkOneLayout(metadata, parent)
  const work = [...parent.run.documents.values()]
    .filter(({ status, document_id }) => status === "ok" && (where?.(document_id) ?? true))
    .map(workItem)
  if (work.length === 0) {
    return yield* new NothingSelected({ message: `run ${parent.id} has no usable document that --where selects` })
  }
  return { parent, course, stages, setup: setupOf(course, metadata, parent.id), metadata, models, work }
})

const stageLeftOut = (stage: StageName, { id, manifest }: OpenParent) =>
  new NothingSelected({
    message: `run ${id} stopped behind ${lastStageOf(manifest)}, so it has nothing of ${stage} to do again; jianbao run goes on from it`
  })

const workItem = ({ document_id, source_path, source_bytes, source_sha256 }: DocumentSummary): WorkItem => ({
  input: { document_id, source_path, source_bytes, source_sha256, problem: null },
  previous: document_id
})

/** Some documents anew: their vectors have to fit beside those of the others. */
const checkOneLayout = (metadata: TableMetadata, { id, manifest }: OpenParent) => {
  const [wanted, has] = [metadata, vectorMetadata(embedderOf(manifest))].map(vectorsOf)
  if (wanted?.dimensions === has?.dimensions && wanted?.element === has?.element) return Effect.void
  return new NothingSelected({
    message: `run ${id} has vectors of ${has?.dimensions} ${has?.element} numbers and the configuration asks for ${wanted?.dimensions} of ${wanted?.element}: one table has vectors of one kind only; leave --where out`
  })
}

/** Documents and issues always are; the tables of a stage only if it ran for some document. */
const isTouched = (table: TableName, summaries: ReadonlyArray<PartSummary>): boolean => {
  const stage = pipeline.find(({ writes }) => (writes as ReadonlyArray<string>).includes(table))
  if (stage === undefined) return true
  return summaries.some(({ timings }) => timings.some((timing) => timing.stage === stage.name && timing.computed > 0))
}

/** Stages that stay or become older than what they should be made from. */
const staleAfter = (parent: OpenParent, course: Course, summaries: ReadonlyArray<PartSummary>) =>
  StageName.literals.filter(
    (stage) =>
      !isInCourse(stage, course) &&
      (parent.manifest.stale.includes(stage) ||
        summaries.some(({ timings }) => timings.some((timing) => timing.stage === stage && timing.stale > 0)))
  )

/** Stages of which only some documents went through the present code. */
const mixedAfter = (parent: OpenParent, course: Course, selected: number) => {
  const usable = [...parent.run.documents.values()].filter(({ status }) => status === "ok").length
  return StageName.literals.filter((stage) =>
    isInCourse(stage, course) ? selected < usable : parent.manifest.mixed.includes(stage)
  )
}
