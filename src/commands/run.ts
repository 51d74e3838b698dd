import { Console, Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { loadConfiguration, type FlagValue } from "../configuration/load-configuration.ts"
import { executeRun } from "../executor/execute-run.ts"
import { Progress } from "../executor/progress.ts"
import { defaultWorkers, layerWorkerThreads } from "../executor/worker-threads.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import { configFile, json, out } from "./flags.ts"
import { describeRun } from "./run-summary.ts"

const input = Argument.String("input").pipe(
  Argument.withDescription("Directory with bulletins (*.txt), or one bulletin"),
  Argument.withDefault("data/raw")
)

const workers = Flag.Int("workers").pipe(
  Flag.withDescription("Worker threads (default: one for each core, at most eight)"),
  Flag.optional
)

/** `jianbao run [INPUT]`: all stages on all bulletins, into a new run. */
export const run = Command.make(
  "run",
  { input, out, workers, config: configFile, json },
  Effect.fn("run")(function* ({ input, out: output, workers, config, json }) {
    const flags: Array<FlagValue> = Option.match(workers, {
      onNone: () => [],
      onSome: (value) => [{ key: "run.workers", value, flag: "--workers" }]
    })
    const loaded = yield* loadConfiguration(input, Option.getOrUndefined(config), flags)
    const count = loaded.configuration.run.workers ?? defaultWorkers()
    const manifest = yield* executeRun({ ...loaded, input, output, workers: count }).pipe(
      Effect.provide([layerWorkerThreads(count), Progress.layer])
    )
    yield* Console.log(json ? JSON.stringify(manifest) : yield* describeRun(output, manifest))
    if (manifest.inputs.some((input) => input.status === "quarantined")) {
      return yield* new ExitWith({ code: EXIT_CODE.quarantined })
    }
  })
).pipe(Command.withDescription("Clean, segment, find entities and embed: bulletins in, a run of Arrow tables out"))
