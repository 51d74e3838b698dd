import { Effect, Layer, Stream } from "effect"
import { computePart } from "../../src/executor/compute-part.ts"
import { Executor, ExecutorError } from "../../src/executor/executor.ts"
import { parentVectors } from "../../src/executor/parent-vectors.ts"
import type { PipelineServices } from "../../src/pipeline.ts"
import { EarlierVectors } from "../../src/stages/embed/earlier-vectors.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"
import { StoredRun } from "../../src/store/stored-run.ts"

/**
 * Computes the parts in this thread, one after the other, with models that are loaded already.
 *
 * @param parts So many are computed, then it stops, as a process that is killed would.
 * @param meanwhile Happens between the plan and the reading of the bulletins.
 */
export const layerInProcess = (
  parts = Infinity,
  meanwhile = () => {}
): Layer.Layer<Executor, never, PipelineServices> =>
  Layer.effect(
    Executor,
    Effect.map(Effect.context<PipelineServices>(), (services) => ({
      parallelism: 1,
      compute: (all, { outputRoot, configuration: _configuration, parent, ...rest }) => {
        const compute = Effect.gen(function* () {
          meanwhile()
          const run = parent === null ? undefined : { ...parent, run: yield* openRun(parent.directory) }
          const context = { ...rest, output: new OutputDirectory(outputRoot), parent: run }
          return Stream.fromIterable(all.slice(0, parts)).pipe(
            Stream.mapEffect((part) => computePart(part, context)),
            Stream.provideService(EarlierVectors, parentVectors(context)),
            Stream.mapError(({ message }) => new ExecutorError({ message })),
            Stream.concat(parts < Infinity ? Stream.fail(new ExecutorError({ message: "stopped" })) : Stream.empty)
          )
        })
        return Stream.unwrap(compute).pipe(Stream.provideContext(services))
      }
    }))
  )

const openRun = (directory: string) =>
  Effect.acquireRelease(
    Effect.promise(() => StoredRun.open(directory)),
    (run) => Effect.promise(() => run.close())
  )
