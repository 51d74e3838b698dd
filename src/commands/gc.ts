import { Console, Effect, Schema } from "effect"
import { Command, Flag } from "effect/cli"
import { findGarbage, removeRuns } from "../store/gc.ts"
import { acquireLock } from "../store/lock.ts"
import { findRuns } from "../store/runs.ts"
import { atLeastOne, json, out } from "./flags.ts"
import { sizeOf } from "./sizes.ts"

/** `jianbao gc --keep N`: removes old runs; the newest N and the pinned ones stay. */
export const gc = Command.make(
  "gc",
  {
    keep: Flag.Int("keep").pipe(
      Flag.withDescription("How many of the newest runs stay"),
      Flag.withSchema(Schema.Int.check(atLeastOne)),
      Flag.withDefault(5)
    ),
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Only say what would be removed"),
      Flag.withDefault(false)
    ),
    out,
    json
  },
  Effect.fn("gc")(function* ({ keep, dryRun, out: output, json }) {
    if (!dryRun) yield* acquireLock(output)
    const garbage = findGarbage(output, yield* findRuns(output), keep)
    if (!dryRun) yield* removeRuns(output, garbage.runs)
    if (json) return yield* Console.log(JSON.stringify({ ...garbage, dryRun }))
    for (const run of garbage.runs) yield* Console.log(`${dryRun ? "would remove" : "removed"} ${run}`)
    for (const { id, problem } of garbage.broken) {
      yield* Console.error(
        `jianbao: ${id} is broken (${problem}): it stays, but not as one of the ${keep}; take it from a backup, or remove ${output.run(id)}`
      )
    }
    const { runs, kept, freed } = garbage
    yield* Console.log(
      `${runs.length} runs ${dryRun ? "would go" : "gone"}, ${kept.length} stay, ${sizeOf(freed)} ${dryRun ? "would be freed" : "freed"}`
    )
  }, Effect.scoped)
).pipe(Command.withDescription("Remove old runs; the newest and the pinned stay"))
