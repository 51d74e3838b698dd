import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Context, Effect, Exit, Layer, Scope } from "effect"
import { afterAll } from "vitest"
import { type Configuration, defaults } from "../../src/configuration/configuration.ts"
import { executeRerun, type RerunOptions } from "../../src/runs/execute-rerun.ts"
import { executeRun, type RunOptions } from "../../src/runs/execute-run.ts"
import { Progress } from "../../src/runs/progress.ts"
import { pipelineLayer, type PipelineServices } from "../../src/pipeline.ts"
import type { TagWords } from "../../src/stages/segment/tagger.ts"
import { WordSegmenter } from "../../src/stages/segment/word-segmenter.ts"
import { splitWords } from "../../src/stages/segment/words.ts"
import type { Manifest } from "../../src/store/manifest.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { TABLE_NAMES, tableFile } from "../../src/tables/tables.ts"
import { layerInProcess } from "./in-process-executor.ts"

/** Small parts, so that a few documents make several. */
export const SMALL_PARTS: Configuration = { ...defaults, run: { workers: 1, partDocuments: 2 } }

const scope = Scope.makeUnsafe()
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

const loaded = new Map<string, Promise<Context.Context<PipelineServices>>>()

/** The models for a configuration, loaded once in this process. */
const services = (configuration: Configuration): Promise<Context.Context<PipelineServices>> => {
  const key = JSON.stringify({ ...configuration, run: null })
  const found = loaded.get(key)
  if (found !== undefined) return found
  const building = Effect.runPromise(Layer.buildWithScope(pipelineLayer(configuration), scope))
  loaded.set(key, building)
  return building
}

/**
 * `jianbao run` in this thread. `stopAfter` so many parts it fails, as if it were killed; `meanwhile` happens between the
 * plan and the reading.
 */
export const run = async (
  input: string,
  out: string,
  options: Partial<RunOptions> & { readonly stopAfter?: number; readonly meanwhile?: () => void } = {}
): Promise<Manifest> => {
  const { stopAfter, meanwhile, configuration = SMALL_PARTS, ...more } = options
  const output = new OutputDirectory(out)
  const all: RunOptions = {
    input,
    output,
    configuration,
    provenance: {},
    workers: 1,
    parent: "newest",
    last: "embed",
    ...more
  }
  return Effect.runPromise(
    executeRun(all).pipe(
      Effect.provide([layerInProcess(stopAfter, meanwhile), Progress.layerSilent]),
      Effect.provideContext(await services(configuration))
    )
  )
}

/** `jianbao rerun STAGE` in this thread, with another tagger if one is given: as if the code of segment had changed. */
export const rerun = async (
  out: string,
  options: Partial<RerunOptions> & Pick<RerunOptions, "stage"> & { readonly tag?: TagWords }
): Promise<Manifest> => {
  const { tag, ...rest } = options
  const provide = await inProcess(rest.configuration, tag)
  return Effect.runPromise(provide(executeRerun(rerunOptions(out, rest))))
}

export const rerunOptions = (
  out: string,
  options: Partial<RerunOptions> & Pick<RerunOptions, "stage">
): RerunOptions => ({
  configuration: SMALL_PARTS,
  provenance: {},
  only: false,
  run: "latest",
  output: new OutputDirectory(out),
  workers: 1,
  where: undefined,
  ...options
})

/** Provides what computes parts in this thread. */
export const inProcess = async (configuration: Configuration = SMALL_PARTS, tag?: TagWords) => {
  const loaded = await services(configuration)
  const context =
    tag === undefined
      ? loaded
      : Context.add(loaded, WordSegmenter, { words: (sentence) => Effect.sync(() => splitWords(sentence, tag)) })
  return <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    effect.pipe(Effect.provide([layerInProcess(), Progress.layerSilent]), Effect.provideContext(context))
}

/** Every run waits for the disk some dozen times; where there is a disk in memory, hundreds of runs take it. */
const MEMORY = fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir()

/** A directory that goes when the tests of the file end. */
export const temporaryDirectory = (): string => {
  const directory = fs.mkdtempSync(path.join(MEMORY, "jianbao-test-"))
  made.push(directory)
  return directory
}

const made: Array<string> = []
afterAll(() => {
  for (const directory of made) fs.rmSync(directory, { recursive: true, force: true })
})

/** SHA-256 of each table of a run, as its file is now. */
export const tablesOf = (out: string, { run, outputs }: Manifest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    TABLE_NAMES.filter((name) => outputs[name] !== undefined).map((name) => {
      const bytes = fs.readFileSync(tableFile(path.join(out, "runs", run), name))
      return [name, createHash("sha256").update(bytes).digest("hex")]
    })
  )
