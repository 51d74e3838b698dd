import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Effect } from "effect"
import { Command } from "effect/cli"
import { teardown } from "./commands/exit.ts"
import { models } from "./commands/models.ts"
import { run } from "./commands/run.ts"
import { runs } from "./commands/runs.ts"
import { show } from "./commands/show.ts"
import { verify } from "./commands/verify.ts"
import { codeVersion } from "./store/provenance.ts"

const jianbao = Command.make("jianbao").pipe(
  Command.withDescription("Noisy Chinese news bulletins in, Arrow tables out"),
  Command.withSubcommands([run, runs, show, verify, models])
)

jianbao.pipe(
  Command.run({ version: codeVersion().version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown })
)
