import { DateTime, Effect, Option } from "effect"
import type { LoadedConfiguration } from "../configuration/load-configuration.ts"
import type { StageName } from "../domain/issue.ts"
import { provideEmbedder } from "../models/sentences/provide-embedder.ts"
import { inOrder, inspectInput, listInputs, noInputs, type Inputs } from "../store/inputs.ts"
import { acquireLock } from "../store/lock.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { finishedDocuments } from "../store/part.ts"
import { newRunId } from "../store/run-id.ts"
import { listRuns, removeUnfinishedRuns } from "../store/runs.ts"
import { tablesUpTo, type Course } from "../executor/course.ts"
import { cutWork, setupOf } from "./compute-work.ts"
import { describeEmbedder, vectorMetadata } from "./embedding-model.ts"
import { fingerprintsOf, stageManifests } from "./fingerprint.ts"
import { finishRun } from "./finish-run.ts"
import { openParent, type OpenParent, type ParentChoice } from "./parent-run.ts"
import { planRun, type Plan } from "./plan.ts"

export interface RunOptions extends LoadedConfiguration {
  /** Directory of bulletins, or one bulletin. */
  readonly input: string
  readonly output: OutputDirectory
  readonly workers: number
  readonly parent: ParentChoice
  /** The last stage to run: those behind it are left out, and their tables with them. */
  readonly last: StageName
}

/**
 * One run: the bulletins are compared with the parent run, those that are new or changed are cut into parts and
 * computed, the rows of all are merged, and the whole is committed by one rename. Killed at any instant, it leaves the
 * runs before it as they were, and finished parts that the next run takes up.
 */
export const executeRun = Effect.fn("executeRun")(function* (options: RunOptions) {
  const { configuration, output } = options
  if (options.last === "embed") yield* provideEmbedder(configuration.embed)
  yield* acquireLock(output)
  yield* removeUnfinishedRuns(output)
  const started = yield* DateTime.now
  const run = yield* newRunId(listRuns(output).at(-1))
  const { plan, parent, ...prepared } = yield* prepareRun(options)
  const { stages, inputRoot, embedder, course, metadata, setup } = prepared

  const kept = [...plan.kept.values()]
  const resumed = kept.filter(({ from }) => from === "part").length
  const { compute, partWith } = yield* cutWork(plan.work, resumed, output, {
    inputRoot,
    outputRoot: output.root,
    configuration,
    course,
    setup,
    metadata,
    parent: parent === undefined ? null : { directory: parent.directory, fingerprints: parent.fingerprints }
  })
  const sourceOf = async (id: string): Promise<string> => {
    const from = plan.kept.get(id)
    if (from?.from === "parent") return parent!.directory
    return output.part(from?.part ?? (await partWith(id)!))
  }
  return yield* finishRun({
    ...options,
    run,
    started,
    inputRoot,
    stages,
    stale: [],
    mixed: [],
    models: [embedder],
    parent,
    merge: { documents: plan.documents, sourceOf, metadata },
    tables: tablesUpTo(options.last),
    unchangedTables: parent !== undefined && isSameAsParent(plan, parent) ? tablesUpTo(options.last) : [],
    reuse: { computed: plan.work.length, kept: kept.length - resumed, resumed },
    compute
  })
}, Effect.scoped)

/** Everything that a run needs to know before it computes: also all that `plan` tells. */
export const prepareRun = Effect.fn("prepareRun")(function* (options: Omit<RunOptions, "workers">) {
  const { configuration, output, last } = options
  const stages = yield* stageManifests(configuration, last)
  const { root: inputRoot, inputs } = yield* takeStock(options.input, configuration.clean.maxFileBytes)
  const embedder = yield* describeEmbedder(configuration.embed, last === "embed")
  const metadata = vectorMetadata(embedder)
  const course: Course = {
    fingerprints: fingerprintsOf(stages),
    begin: "bulletins",
    from: "clean",
    upTo: last,
    last,
    force: false
  }
  const parent = Option.getOrUndefined(yield* openParent(output, options.parent, last))
  const setup = setupOf(course, metadata, parent?.id ?? null)
  const plan = planRun(inputs, course.fingerprints, parent, finishedDocuments(output, setup))
  return { stages, inputs, inputRoot, embedder, metadata, course, parent, setup, plan }
})

/** Lists the bulletins and takes their digests. */
const takeStock = Effect.fn("takeStock")(function* (location: string, maxBytes: number) {
  const { root, files } = yield* listInputs(location)
  if (files.length === 0) return yield* noInputs(location)
  const inputs = inOrder(files).map((file) => inspectInput(root, file, maxBytes))
  return { root, inputs } satisfies Inputs
})

/** True when the new run would hold what the parent holds, document for document. */
const isSameAsParent = ({ documents, kept }: Plan, parent: OpenParent): boolean =>
  documents.length === parent.run.documents.size && documents.every((id) => kept.get(id)?.from === "parent")
