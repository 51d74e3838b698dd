import { Console, Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { StageName } from "../domain/issue.ts"
import { resolveRun } from "../store/runs.ts"
import { verifyRun } from "../verify/verify-run.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import { json, out, runArgument } from "./flags.ts"

/** Violations shown before "and N more". */
const SHOWN = 20

/** `jianbao verify [RUN]`: is everything that is promised of a run's tables true? */
export const verify = Command.make(
  "verify",
  {
    run: runArgument,
    deep: Flag.Boolean("deep").pipe(
      Flag.withDescription("Also compute every key anew from the rows that it should be of"),
      Flag.withDefault(false)
    ),
    out,
    json
  },
  Effect.fn("verify")(function* ({ run, deep, out: output, json }) {
    const id = yield* resolveRun(output, run)
    const { violations, stale, stages, documents, rows } = yield* verifyRun(output.run(id), deep)
    if (json) {
      yield* Console.log(JSON.stringify({ run: id, stages, stale, documents, rows, violations }))
    } else if (violations.length === 0) {
      yield* Console.log(`${id}: ${documents} documents, ${rows.toLocaleString("en")} rows, all as promised`)
      if (stages.length < StageName.literals.length)
        yield* Console.log(`stages: ${stages.join(", ")}; the others were left out`)
      if (stale.length > 0) {
        yield* Console.log(
          `stale: ${stale.join(", ")} (made from rows that have changed since, so unchecked); jianbao run brings them up to date`
        )
      }
    } else {
      for (const violation of violations.slice(0, SHOWN)) {
        const row = violation.row === null ? "" : ` ${violation.row}`
        yield* Console.log(`${violation.document || id}: ${violation.table}${row}: ${violation.message}`)
      }
      if (violations.length > SHOWN)
        yield* Console.log(`and ${violations.length - SHOWN} more (--json prints them all)`)
      yield* Console.error(
        `${id} is broken: make it again with jianbao run --fresh, which takes no rows from it, or take it from a backup`
      )
    }
    if (violations.length > 0) return yield* new ExitWith({ code: EXIT_CODE.no })
  })
).pipe(Command.withDescription("Check every invariant of a run's tables and the digests of its files"))
