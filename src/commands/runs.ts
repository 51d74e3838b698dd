import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { duration } from "../runs/progress.ts"
import { type Manifest, stagesLeftOut, stagesOf } from "../store/manifest.ts"
import { isPinned } from "../store/pins.ts"
import { listRuns, readManifest } from "../store/runs.ts"
import { json, out } from "./flags.ts"

/** `jianbao runs`: the runs of an output directory, oldest first. */
export const runs = Command.make(
  "runs",
  { out, json },
  Effect.fn("runs")(function* ({ out: output, json }) {
    const manifests = yield* Effect.forEach(listRuns(output), (id) => readManifest(output.run(id)))
    if (json) {
      yield* Console.log(
        JSON.stringify(
          manifests.map(({ inputs, timeline: _timeline, ...manifest }) => ({
            ...manifest,
            n_inputs: inputs.length,
            pinned: isPinned(output, manifest.run)
          }))
        )
      )
      return
    }
    if (manifests.length === 0) {
      yield* Console.error(`${output.root} holds no run yet: jianbao run DIRECTORY makes one`)
      return
    }
    for (const manifest of manifests) yield* Console.log(describe(manifest, isPinned(output, manifest.run)))
  })
).pipe(Command.withDescription("List the runs of the output directory"))

const describe = (manifest: Manifest, pinned: boolean): string => {
  const { computed, kept, resumed } = manifest.reuse
  const seconds = (Date.parse(manifest.finished) - Date.parse(manifest.started)) / 1000
  const quarantined = manifest.inputs.filter((input) => input.status === "quarantined").length
  const count = (table: string) => (manifest.outputs[table]?.rows ?? 0).toLocaleString("en")
  return [
    `${manifest.run}${pinned ? " (pinned)" : ""}`,
    `${count("documents")} documents (${quarantined} quarantined)`,
    ...["paragraphs", "sentences", "entities"].flatMap((table) =>
      manifest.outputs[table] === undefined ? [] : [`${count(table)} ${table}`]
    ),
    ...(stagesLeftOut(manifest).length > 0 ? [`stages: ${stagesOf(manifest).join(", ")}`] : []),
    `${computed} computed, ${kept} kept, ${resumed} resumed`,
    ...(manifest.stale.length > 0 ? [`stale: ${manifest.stale.join(", ")}`] : []),
    duration(seconds)
  ].join("  ")
}
