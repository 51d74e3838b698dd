import { Console, Effect, Option } from "effect"
import { Command } from "effect/cli"
import { loadConfiguration } from "../configuration/load-configuration.ts"
import { prepareRun } from "../runs/execute-run.ts"
import type { InputChanges } from "../runs/plan.ts"
import { duration } from "../runs/progress.ts"
import { describeMovement } from "../runs/movement.ts"
import { forecast, type StageForecast } from "../runs/stage-forecast.ts"
import { defaultWorkers } from "../executor/worker-count.ts"
import { configFile, inputArgument, json, out, parentChoice, parentFlags, stagesFlag } from "./flags.ts"

/** Code points of a bulletin of so many bytes, before it is decoded: Chinese text in UTF-8 has three bytes each. */
const BYTES_PER_CHARACTER = 3

/** `jianbao plan [INPUT]`: what `run` would do now, and why. Writes nothing. */
export const plan = Command.make(
  "plan",
  { input: inputArgument, stages: stagesFlag, out, ...parentFlags, config: configFile, json },
  Effect.fn("plan")(function* ({ input, stages: last, out: output, parent, fresh, config, json }) {
    const loaded = yield* loadConfiguration(input, Option.getOrUndefined(config), [])
    const prepared = yield* prepareRun({ ...loaded, input, output, last, parent: parentChoice(parent, fresh) })
    const bytes = new Map(prepared.inputs.map((found) => [found.document_id, found.source_bytes]))
    const characters = (id: string) => (bytes.get(id) ?? 0) / BYTES_PER_CHARACTER
    const stages = forecast(prepared.plan, prepared.stages, prepared.parent, characters)
    const resumed = [...prepared.plan.kept.values()].filter(({ from }) => from === "part").length
    if (json) {
      const { changes } = prepared.plan
      return yield* Console.log(JSON.stringify({ parent: prepared.parent?.id ?? null, changes, resumed, stages }))
    }
    yield* Console.log(
      prepared.parent === undefined ? "no earlier run to take rows from" : `from run ${prepared.parent.id}`
    )
    yield* Console.log(describeChanges(prepared.plan.changes))
    if (resumed > 0) yield* Console.log(`${resumed} documents lie finished in parts that a killed run left`)
    yield* Console.log("")
    for (const line of describeStages(stages)) yield* Console.log(line)
    yield* Console.log(describeTime(stages, loaded.configuration.run.workers ?? defaultWorkers()))
  }, Effect.scoped)
).pipe(Command.withDescription("What run would do now, and why"))

const describeChanges = ({ added, changed, renamed, deleted, unchanged }: InputChanges): string => {
  const counts = [
    `${added.length} new`,
    `${changed.length} changed`,
    `${renamed.length} renamed`,
    `${deleted.length} deleted`,
    `${unchanged.length} unchanged`
  ]
  return `bulletins: ${counts.join(" · ")}`
}

const describeStages = (stages: ReadonlyArray<StageForecast>): ReadonlyArray<string> => {
  const cell = (value: string | number) => String(value).padStart(9)
  const lines = [`${"stage".padEnd(10)}${["compute", "perhaps", "reuse"].map(cell).join("")}   why`]
  for (const { stage, computed, perhaps, reused, moved } of stages) {
    const [first = computed > 0 ? "new or changed bulletins" : "", ...more] = moved.map(describeMovement)
    lines.push(`${stage.padEnd(10)}${[computed, perhaps, reused].map(cell).join("")}   ${first}`.trimEnd())
    for (const line of more) lines.push(`${" ".repeat(40)}${line}`)
  }
  return lines
}

const describeTime = (stages: ReadonlyArray<StageForecast>, workers: number): string => {
  if (stages.every(({ computed }) => computed === 0)) return "nothing to compute"
  if (stages.some(({ milliseconds }) => milliseconds === null))
    return "how long it will take is not known: no run to go by"
  const total = stages.reduce((sum, { milliseconds }) => sum + milliseconds!, 0)
  return `about ${duration(total / 1000 / workers)} of computing on ${workers} workers, and some seconds to load the models`
}
