import { StageName } from "../domain/issue.ts"
import { type Movement, movements } from "../runs/movement.ts"
import type { Manifest } from "../store/manifest.ts"
import type { SameStages } from "./cause.ts"

/** What differs between what two runs were made of. */
export interface RunDifference {
  readonly stages: Readonly<Record<StageName, ReadonlyArray<Movement>>>
  readonly same: SameStages
  /**
   * What the drift of vectors is the noise floor of, where it is one: nothing that makes vectors differs, or only the data
   * type of the one model.
   */
  readonly floor: string | null
  /** Things said in words: other schema versions, stale stages, other machines. */
  readonly notes: ReadonlyArray<string>
}

/** The parts of a manifest that a comparison needs; a run of another version of the program may lack any. */
export type ManifestParts = Partial<
  Pick<
    Manifest,
    "run" | "schema_version" | "code" | "machine" | "stages" | "stale" | "mixed" | "models" | "inputs" | "outputs"
  >
>

/** Compares the manifests of two runs. A stage that either says nothing of counts as different. */
export const runDifference = (a: ManifestParts, b: ManifestParts): RunDifference => {
  const stages = {} as Record<StageName, ReadonlyArray<Movement>>
  const same = {} as Record<StageName, boolean>
  for (const stage of StageName.literals) {
    const [before, now] = [a.stages?.[stage], b.stages?.[stage]]
    const mixed = [a, b].some((run) => run.mixed?.includes(stage) === true)
    stages[stage] = movements(before, now)
    same[stage] = before !== undefined && before.fingerprint === now?.fingerprint && !mixed
  }
  return { stages, same, floor: floorOf(a, b, same), notes: [...notesOf(a, b)] }
}

const floorOf = (a: ManifestParts, b: ManifestParts, same: SameStages): string | null => {
  if (same.embed) return machineOf(a) === machineOf(b) ? "one model on one machine" : "one model on two machines"
  const [before, now] = [a, b].map(({ stages }) => stages?.embed)
  const others = movements(before, now).filter(({ what }) => what !== "model" && what !== "configuration")
  const [modelsA, modelsB] = [a.models ?? [], b.models ?? []]
  const oneModel = modelsA.length > 0 && modelsA.every(({ id }, i) => id === modelsB[i]?.id)
  const types = [modelsA, modelsB].map((models) => models.map(({ dtype }) => dtype ?? "?").join(", "))
  return oneModel && others.length === 0 && types[0] !== types[1] ? `one model as ${types[0]} and as ${types[1]}` : null
}

const machineOf = ({ machine }: ManifestParts): string =>
  machine === undefined ? "unknown" : `${machine.cpu}, ${machine.os}, Node ${machine.node}`

function* notesOf(a: ManifestParts, b: ManifestParts): Generator<string> {
  if (a.schema_version !== b.schema_version)
    yield `the tables are of schema versions ${a.schema_version ?? "unknown"} and ${b.schema_version ?? "unknown"}: compared as far as this program reads both`
  for (const [which, run] of [
    ["A", a],
    ["B", b]
  ] as const) {
    if ((run.stale?.length ?? 0) > 0)
      yield `${which} is stale in ${run.stale!.join(", ")}: those rows are older than what they should be made from, and are not compared`
    if ((run.mixed?.length ?? 0) > 0)
      yield `${which} is mixed in ${run.mixed!.join(", ")}: a rerun with --where made only some of its rows anew`
  }
  const alone = StageName.literals.filter(
    (stage) => (a.stages?.[stage] === undefined) !== (b.stages?.[stage] === undefined)
  )
  if (a.stages !== undefined && b.stages !== undefined && alone.length > 0)
    yield `only ${a.stages[alone[0]!] === undefined ? "B" : "A"} went as far as ${alone.at(-1)}: issues of ${alone.join(", ")} are not compared`
  const commits = [a, b].map(({ code }) =>
    code === undefined ? "unknown" : `${code.version} ${code.commit?.slice(0, 10) ?? ""}`.trim()
  )
  if (commits[0] !== commits[1]) yield `program ${commits[0]} → ${commits[1]}`
  const machines = [a, b].map(machineOf)
  if (machines[0] !== machines[1]) yield `machine ${machines[0]} → ${machines[1]}`
  const models = [a, b].map((run) => run.models?.map(({ id, dtype }) => `${id} ${dtype ?? ""}`.trim()).join(", "))
  if (models[0] !== models[1]) yield `sentence vectors of ${models[0] ?? "unknown"} → ${models[1] ?? "unknown"}`
}
