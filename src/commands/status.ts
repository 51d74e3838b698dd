import * as fs from "node:fs"
import * as path from "node:path"
import { Console, Effect, Option } from "effect"
import { Command } from "effect/cli"
import { diskUse } from "../store/gc.ts"
import { isStale, readLock } from "../store/lock.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { finishedParts } from "../store/part.ts"
import { isPinned } from "../store/pins.ts"
import { stagesLeftOut, stagesOf } from "../store/manifest.ts"
import { findRuns, listRuns } from "../store/runs.ts"
import { attempt } from "../store/store-error.ts"
import { json, out } from "./flags.ts"
import { sizeOf } from "./sizes.ts"

/** `jianbao status`: who works here, what lies unfinished, the last run, how much room it all takes. */
export const status = Command.make(
  "status",
  { out, json },
  Effect.fn("status")(function* ({ out: output, json }) {
    const found = yield* attempt(`cannot read ${output.root}`, () => stateOf(output))
    const looked = yield* findRuns(output)
    const broken = looked.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, problem }]))
    const manifest = looked.findLast(({ problem }) => problem === null)?.manifest ?? undefined
    const summary = manifest && {
      run: manifest.run,
      finished: manifest.finished,
      documents: manifest.inputs.length,
      quarantined: manifest.inputs.filter((input) => input.status === "quarantined").length,
      stages: stagesOf(manifest),
      stale: manifest.stale
    }
    if (json) return yield* Console.log(JSON.stringify({ ...found, broken, last: summary ?? null }))
    yield* Console.log(describeLock(found.lock))
    yield* Console.log(
      found.unfinished.parts === 0
        ? "no unfinished work"
        : `unfinished: ${found.unfinished.documents} documents in ${found.unfinished.parts} finished parts; jianbao run takes them up`
    )
    for (const { id, problem } of broken) yield* Console.log(`run ${id} is broken: ${problem}`)
    if (summary === undefined)
      return yield* Console.log(`no ${broken.length === 0 ? "run yet" : "other run"}: jianbao run DIRECTORY makes one`)
    const stages = stagesLeftOut(manifest!).length === 0 ? "" : `, stages: ${summary.stages.join(", ")}`
    const stale = summary.stale.length === 0 ? "" : `, stale: ${summary.stale.join(", ")}`
    yield* Console.log(
      `last run ${summary.run}: ${summary.documents} documents, ${summary.quarantined} quarantined${stages}${stale}, finished ${summary.finished}`
    )
    yield* Console.log(`${found.runs.length} runs, ${found.pinned.length} pinned, ${sizeOf(found.bytes)} on the disk`)
  })
).pipe(Command.withDescription("The output directory: lock, unfinished work, last run, disk use"))

const stateOf = (output: OutputDirectory) => {
  const runs = listRuns(output)
  const parts = finishedParts(output)
  const holder = Option.getOrNull(readLock(output))
  const half = fs.existsSync(output.runs)
    ? fs.readdirSync(output.runs).filter((name) => name.startsWith(".unfinished-"))
    : []
  return {
    root: path.resolve(output.root),
    lock: holder === null ? null : { ...holder, stale: isStale(holder) },
    unfinished: {
      parts: parts.length,
      documents: parts.reduce((sum, { documents }) => sum + documents.length, 0),
      runs: half.length
    },
    runs,
    pinned: runs.filter((run) => isPinned(output, run)),
    bytes: diskUse(output, runs)
  }
}

const describeLock = (lock: ReturnType<typeof stateOf>["lock"]): string => {
  if (lock === null) return "nobody works here"
  const who = `process ${lock.pid} on ${lock.host} since ${lock.started}`
  return lock.stale ? `locked by ${who}, which is gone: the next run takes over` : `locked by ${who}`
}
