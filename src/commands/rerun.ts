import { Console, Effect, Option, Path, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { loadConfiguration } from "../configuration/load-configuration.ts"
import { StageName } from "../domain/issue.ts"
import { executeRerun } from "../runs/execute-rerun.ts"
import { Progress } from "../runs/progress.ts"
import { sampleRerun } from "../runs/sample-rerun.ts"
import { defaultWorkers } from "../executor/worker-count.ts"
import { layerWorkerThreads } from "../executor/worker-threads.ts"
import { readManifest, resolveRun } from "../store/runs.ts"
import { UsageError } from "../store/store-error.ts"
import { atLeastOne, configFile, json, out, runFlag, whereFlag, workers, workersFlag } from "./flags.ts"
import { describeRun } from "./run-summary.ts"
import { describeSample } from "./sample-summary.ts"

/** `jianbao rerun STAGE`: one stage again, from the tables of an earlier run. */
export const rerun = Command.make(
  "rerun",
  {
    stage: Argument.Literals("stage", StageName.literals),
    only: Flag.Boolean("only").pipe(
      Flag.withDescription("Stop there; later tables stay as they are and are marked stale"),
      Flag.withDefault(false)
    ),
    downstream: Flag.Boolean("downstream").pipe(
      Flag.withDescription("Go on to the later stages (the default)"),
      Flag.optional
    ),
    run: runFlag,
    where: whereFlag,
    sample: Flag.Int("sample").pipe(
      Flag.withDescription("Try it on N documents, write nothing, print what would differ"),
      Flag.withSchema(Schema.Int.check(atLeastOne)),
      Flag.optional
    ),
    seed: Flag.Int("seed").pipe(Flag.withDescription("Which N documents"), Flag.withDefault(0)),
    out,
    workers,
    config: configFile,
    json
  },
  Effect.fn("rerun")(function* ({ stage, run, where, sample, seed, out: output, workers, config, json, ...flags }) {
    const goesOn = Option.getOrElse(flags.downstream, () => !flags.only)
    if (goesOn && flags.only) {
      return yield* new UsageError({ message: "--only stops behind the stage and --downstream goes on: leave one out" })
    }
    const only = !goesOn
    const path = yield* Path.Path
    const id = yield* resolveRun(output, run)
    const manifest = yield* readManifest(output.run(id))
    const inputDirectory = path.resolve(manifest.input_root)
    const loaded = yield* loadConfiguration(inputDirectory, Option.getOrUndefined(config), workersFlag(workers))
    const count = loaded.configuration.run.workers ?? defaultWorkers()
    const options = { ...loaded, stage, only, run: id, where: Option.getOrUndefined(where), output, workers: count }
    if (Option.isSome(sample)) {
      const difference = yield* sampleRerun({ ...options, sample: sample.value, seed }).pipe(
        Effect.provide([layerWorkerThreads(count), Progress.layerSilent])
      )
      return yield* Console.log(json ? JSON.stringify(difference) : describeSample(difference))
    }
    const made = yield* executeRerun(options).pipe(Effect.provide([layerWorkerThreads(count), Progress.layer]))
    yield* Console.log(json ? JSON.stringify(made) : yield* describeRun(output, made))
  })
).pipe(Command.withDescription("Run one stage again from the tables of an earlier run, without reading a bulletin"))
