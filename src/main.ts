import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import { Command } from "effect/cli"
import { diff } from "./commands/diff.ts"
import { teardown } from "./commands/exit.ts"
import { explain } from "./commands/explain.ts"
import { gc } from "./commands/gc.ts"
import { layerHelpOutput } from "./commands/help-output.ts"
import { models } from "./commands/models.ts"
import { rerun } from "./commands/rerun.ts"
import { pin, unpin } from "./commands/pin.ts"
import { plan } from "./commands/plan.ts"
import { run } from "./commands/run.ts"
import { runs } from "./commands/runs.ts"
import { show } from "./commands/show.ts"
import { status } from "./commands/status.ts"
import { verify } from "./commands/verify.ts"
import { packageVersion } from "./store/provenance.ts"

const jianbao = Command.make("jianbao").pipe(
  Command.withDescription("Noisy Chinese news bulletins in, Arrow tables out"),
  Command.withSubcommands([run, plan, rerun, explain, status, runs, show, diff, verify, pin, unpin, gc, models])
)

jianbao.pipe(
  Command.run({ version: packageVersion() }),
  Effect.provide([NodeServices.layer, layerHelpOutput]),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown })
)
