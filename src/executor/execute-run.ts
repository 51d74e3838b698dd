import * as fs from "node:fs"
import * as path from "node:path"
import { DateTime, Effect, Stream } from "effect"
import type { LoadedConfiguration } from "../configuration/load-configuration.ts"
import { StageName } from "../domain/issue.ts"
import { bundledModel } from "../models/bundled.ts"
import { documentIds, inspectInput, listInputs, noInputs, type Inputs } from "../store/inputs.ts"
import { acquireLock } from "../store/lock.ts"
import { MANIFEST_VERSION, type Manifest, type StageManifest } from "../store/manifest.ts"
import { mergeParts } from "../store/merge.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import {
  finishedPart,
  planParts,
  type Fingerprints,
  type Part,
  type PartSummary,
  type StageTiming
} from "../store/part.ts"
import { codeVersion, machine } from "../store/provenance.ts"
import { newRunId } from "../store/run-id.ts"
import { commitRun, removeParts, removeUnfinishedRuns } from "../store/runs.ts"
import { attempt, attemptPromise } from "../store/store-error.ts"
import { SCHEMA_VERSION } from "../tables/table.ts"
import { TableReader } from "../tables/table-reader.ts"
import { documents, tableFile } from "../tables/tables.ts"
import { Executor } from "./executor.ts"
import { stageManifests } from "./fingerprint.ts"
import { Progress } from "./progress.ts"

export interface RunOptions extends LoadedConfiguration {
  /** Directory of bulletins, or one bulletin. */
  readonly input: string
  readonly output: OutputDirectory
  readonly workers: number
}

/**
 * One run: the bulletins are listed and cut into parts, the parts computed by the executor, their tables merged, and
 * the whole committed by one rename. Killed at any instant, it leaves the runs before it as they were, and finished
 * parts that the next run takes up.
 */
export const executeRun = Effect.fn("executeRun")(function* (options: RunOptions) {
  const { configuration, output } = options
  yield* acquireLock(output)
  yield* removeUnfinishedRuns(output)
  const started = yield* DateTime.now
  const run = yield* newRunId
  const stages = yield* stageManifests(configuration)
  const fingerprints = fingerprintsOf(stages)
  const { root, inputs } = yield* takeStock(options.input, configuration.clean.maxFileBytes)
  const embedder = yield* bundledModel(configuration.embed.model)
  const metadata = { embedding_model: embedder.id, embedding_digest: embedder.digest }

  const parts = planParts(inputs, configuration.run.partDocuments, fingerprints)
  const summaries = yield* computeParts(parts, options, { inputRoot: root, fingerprints, metadata })

  const directory = output.unfinishedRun(run)
  const documentsInOrder = inputs.map((input) => input.document_id)
  const partDirectories = parts.map((part) => output.part(part.id))
  const outputs = yield* mergeParts(partDirectories, directory, documentsInOrder, metadata)

  const finished = yield* DateTime.now
  const manifest: Manifest = {
    manifest_version: MANIFEST_VERSION,
    schema_version: SCHEMA_VERSION,
    run,
    parent: null,
    argv: process.argv.slice(2),
    configuration,
    configuration_from: options.provenance,
    code: codeVersion(),
    machine: machine(),
    stages,
    models: [
      {
        id: embedder.id,
        kind: embedder.kind,
        digest: embedder.digest,
        dtype: embedder.dtype,
        pooling: embedder.pooling
      }
    ],
    input_root: path.resolve(root),
    inputs: yield* manifestInputs(directory),
    outputs,
    started: DateTime.formatIso(started),
    finished: DateTime.formatIso(finished),
    workers: options.workers,
    parts: { computed: summaries.computed.length, resumed: summaries.resumed.length },
    timings: totalTimings(summaries.computed)
  }
  yield* commitRun(output, manifest)
  yield* removeParts(output)
  return manifest
}, Effect.scoped)

/** Lists the bulletins and takes their digests. */
const takeStock = Effect.fn("takeStock")(function* (location: string, maxBytes: number) {
  const { root, paths } = yield* listInputs(location)
  if (paths.length === 0) return yield* noInputs(location)
  const inputs: Inputs["inputs"] = documentIds(paths).map(({ id, path }) => inspectInput(root, id, path, maxBytes))
  return { root, inputs } satisfies Inputs
})

const computeParts = Effect.fn("computeParts")(function* (
  parts: ReadonlyArray<Part>,
  { configuration, output, workers }: RunOptions,
  assignment: {
    inputRoot: string
    fingerprints: Fingerprints
    metadata: { embedding_model: string; embedding_digest: string }
  }
) {
  const executor = yield* Executor
  const progress = yield* Progress
  yield* attempt(`cannot create ${output.parts}`, () => fs.mkdirSync(output.parts, { recursive: true }))
  const resumed: Array<PartSummary> = []
  const waiting: Array<Part> = []
  for (const part of parts) {
    const finished = finishedPart(output, part.id)
    if (finished._tag === "Some") resumed.push(finished.value)
    else waiting.push(part)
  }
  const total = waiting.reduce((sum, part) => sum + part.inputs.length, 0)
  yield* progress.begin(
    total,
    resumed.reduce((sum, part) => sum + part.documents, 0)
  )
  const computed: Array<PartSummary> = []
  if (waiting.length > 0) {
    yield* executor.compute(waiting, { ...assignment, outputRoot: output.root, configuration }).pipe(
      Stream.runForEach((summary) => {
        computed.push(summary)
        return progress.advance(summary)
      })
    )
  }
  yield* progress.end
  return { computed, resumed, workers }
})

const fingerprintsOf = (stages: Readonly<Record<StageName, StageManifest>>): Fingerprints => ({
  clean: stages.clean.fingerprint,
  segment: stages.segment.fingerprint,
  entities: stages.entities.fingerprint,
  embed: stages.embed.fingerprint
})

/** What the finished `documents` table says of the inputs. */
const manifestInputs = (directory: string) =>
  attemptPromise(`cannot read the documents of ${directory}`, async () => {
    const reader = await TableReader.open(tableFile(directory, "documents"), documents)
    try {
      const inputs: Array<Manifest["inputs"][number]> = []
      for await (const { source_path, source_sha256, source_bytes, encoding, status } of reader.rows()) {
        inputs.push({ path: source_path, sha256: source_sha256, bytes: source_bytes, encoding, status })
      }
      return inputs
    } finally {
      await reader.close()
    }
  })

const totalTimings = (parts: ReadonlyArray<PartSummary>): ReadonlyArray<StageTiming> =>
  StageName.literals.flatMap((stage) => {
    const timings = parts.flatMap((part) => part.timings.filter((timing) => timing.stage === stage))
    if (timings.length === 0) return []
    const sum = (of: (timing: StageTiming) => number) => timings.reduce((total, timing) => total + of(timing), 0)
    return {
      stage,
      milliseconds: sum((t) => t.milliseconds),
      documents: sum((t) => t.documents),
      characters: sum((t) => t.characters)
    }
  })
