import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { duration } from "../runs/progress.ts"
import { type Manifest, stagesLeftOut, stagesOf } from "../store/manifest.ts"
import { isPinned } from "../store/pins.ts"
import { findRuns, type FoundRun } from "../store/runs.ts"
import { json, out } from "./flags.ts"

/** `jianbao runs`: the runs of an output directory, oldest first. */
export const runs = Command.make(
  "runs",
  { out, json },
  Effect.fn("runs")(function* ({ out: output, json }) {
    const found = yield* findRuns(output)
    if (json)
      return yield* Console.log(
        JSON.stringify(found.map((run) => ({ ...asJson(run), pinned: isPinned(output, run.id) })))
      )
    if (found.length === 0) {
      yield* Console.error(`${output.root} holds no run yet: jianbao run DIRECTORY makes one`)
      return
    }
    for (const run of found) yield* Console.log(describe(run, isPinned(output, run.id)))
  })
).pipe(Command.withDescription("List the runs of the output directory"))

/** A run that cannot be read has its id and what is wrong, and nothing else. */
const asJson = ({ id, manifest, problem }: FoundRun) => {
  if (manifest === null) return { run: id, problem }
  const { inputs, timeline: _timeline, ...rest } = manifest
  return { ...rest, n_inputs: inputs.length, problem }
}

const describe = ({ id, manifest, problem }: FoundRun, pinned: boolean): string => {
  const name = `${id}${pinned ? " (pinned)" : ""}${problem === null ? "" : ` BROKEN: ${problem}`}`
  return manifest === null ? name : [name, ...describeManifest(manifest)].join("  ")
}

const describeManifest = (manifest: Manifest): ReadonlyArray<string> => {
  const { computed, kept, resumed } = manifest.reuse
  const seconds = (Date.parse(manifest.finished) - Date.parse(manifest.started)) / 1000
  const quarantined = manifest.inputs.filter((input) => input.status === "quarantined").length
  const count = (table: string) => (manifest.outputs[table]?.rows ?? 0).toLocaleString("en")
  return [
    `${count("documents")} documents (${quarantined} quarantined)`,
    ...["paragraphs", "sentences", "entities"].flatMap((table) =>
      manifest.outputs[table] === undefined ? [] : [`${count(table)} ${table}`]
    ),
    ...(stagesLeftOut(manifest).length > 0 ? [`stages: ${stagesOf(manifest).join(", ")}`] : []),
    `${computed} computed, ${kept} kept, ${resumed} resumed`,
    ...(manifest.stale.length > 0 ? [`stale: ${manifest.stale.join(", ")}`] : []),
    duration(seconds)
  ]
}
