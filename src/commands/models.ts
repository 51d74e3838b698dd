import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { listBundledModels } from "../models/bundled.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import { json } from "./flags.ts"

/** `jianbao models`: what is bundled, under which licence, and whether the files are as they were made. */
export const models = Command.make(
  "models",
  { json },
  Effect.fn("models")(function* ({ json }) {
    const found = yield* listBundledModels()
    if (json) yield* Console.log(JSON.stringify(found))
    for (const { folder, kind, licence, digest, verified, problem } of json ? [] : found) {
      yield* Console.log(
        `${folder}  ${kind}  ${licence}  sha256 ${digest.slice(0, 16)}  ${verified ? "verified" : "BROKEN"}`
      )
      if (problem !== null) yield* Console.error(`  ${problem}`)
    }
    if (found.some((model) => !model.verified)) return yield* new ExitWith({ code: EXIT_CODE.no })
  })
).pipe(Command.withDescription("List the bundled models: kind, licence, digest verified"))
