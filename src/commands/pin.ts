import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import * as pins from "../store/pins.ts"
import { resolveRun } from "../store/runs.ts"
import { out, runArgument } from "./flags.ts"

/** `jianbao pin RUN`: `gc` leaves it alone. */
export const pin = Command.make(
  "pin",
  { run: runArgument, out },
  Effect.fn("pin")(function* ({ run, out: output }) {
    const id = yield* resolveRun(output, run)
    yield* pins.pin(output, id)
    yield* Console.log(`${id} is pinned: gc leaves it alone`)
  })
).pipe(Command.withDescription("Keep a run from gc"))

/** `jianbao unpin RUN`. */
export const unpin = Command.make(
  "unpin",
  { run: runArgument, out },
  Effect.fn("unpin")(function* ({ run, out: output }) {
    const id = yield* resolveRun(output, run)
    yield* pins.unpin(output, id)
    yield* Console.log(`${id} is no longer pinned`)
  })
).pipe(Command.withDescription("Let gc remove a run again"))
