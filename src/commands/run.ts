import { Console, Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import { loadConfiguration } from "../configuration/load-configuration.ts"
import { executeRun } from "../runs/execute-run.ts"
import { Progress } from "../runs/progress.ts"
import { watchAndRun } from "../runs/watch.ts"
import { defaultWorkers } from "../executor/worker-count.ts"
import { layerWorkerThreads } from "../executor/worker-threads.ts"
import { layerTelemetry } from "../telemetry/telemetry.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import {
  cleanFlag,
  configFile,
  inputArgument,
  json,
  otel,
  out,
  parentChoice,
  parentFlags,
  stagesFlag,
  workers,
  workersFlag
} from "./flags.ts"
import { describeRun } from "./run-summary.ts"

/** `jianbao run [INPUT]`: all stages on all bulletins that are new or changed, into a new run. */
export const run = Command.make(
  "run",
  {
    input: inputArgument,
    stages: stagesFlag,
    clean: cleanFlag,
    out,
    workers,
    ...parentFlags,
    watch: Flag.Boolean("watch").pipe(
      Flag.withDescription("Stay, and run again after each change of the input directory"),
      Flag.withDefault(false)
    ),
    config: configFile,
    otel,
    json
  },
  Effect.fn("run")(function* ({
    input,
    stages: last,
    clean,
    out: output,
    workers,
    parent,
    fresh,
    watch,
    config,
    otel,
    json
  }) {
    const loaded = yield* loadConfiguration(input, Option.getOrUndefined(config), [...workersFlag(workers), ...clean])
    const count = loaded.configuration.run.workers ?? defaultWorkers()
    const endpoint = Option.getOrNull(otel)
    const once = Effect.gen(function* () {
      const options = { ...loaded, input, output, last, workers: count, parent: parentChoice(parent, fresh) }
      const manifest = yield* executeRun(options).pipe(
        Effect.provide([layerWorkerThreads(count, endpoint), Progress.layer, layerTelemetry(endpoint)])
      )
      yield* Console.log(json ? JSON.stringify(manifest) : yield* describeRun(output, manifest))
      return manifest
    })
    if (watch) {
      const report = (error: { readonly message: string }) => Console.error(`jianbao: ${error.message}`)
      return yield* watchAndRun(input, Effect.asVoid(once), report)
    }
    const manifest = yield* once
    if (manifest.inputs.some((found) => found.status === "quarantined")) {
      return yield* new ExitWith({ code: EXIT_CODE.quarantined })
    }
  })
).pipe(Command.withDescription("Clean, segment, find entities and embed: bulletins in, a run of Arrow tables out"))
