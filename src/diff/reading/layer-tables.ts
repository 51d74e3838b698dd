import { StageName } from "../../domain/issue.ts"
import type { DocumentSummary } from "../../store/stored-run.ts"
import type { TableName } from "../../tables/tables.ts"
import { type Layer, LAYERS } from "../change.ts"
import type { OpenedRun } from "./open-run.ts"

/** A layer that has tables of its own. */
type TableLayer = Exclude<Layer, "scores">

/** The tables that a layer is, the stage that wrote them, and the tables needed beside them. */
const TABLES_OF: Readonly<
  Record<
    TableLayer,
    {
      /** Null for a table that every stage writes to. */
      readonly stage: StageName | null
      readonly own: ReadonlyArray<TableName>
      readonly needs: ReadonlyArray<TableName>
    }
  >
> = {
  inputs: { stage: "clean", own: ["documents"], needs: [] },
  text: { stage: "clean", own: ["articles", "paragraphs", "edits"], needs: ["documents"] },
  sentences: { stage: "segment", own: ["sentences"], needs: ["documents"] },
  tokens: { stage: "segment", own: ["tokens"], needs: ["documents", "sentences"] },
  entities: { stage: "entities", own: ["entities"], needs: ["documents", "sentences"] },
  embeddings: { stage: "embed", own: ["embeddings"], needs: ["documents", "sentences"] },
  issues: { stage: null, own: ["issues"], needs: ["documents"] }
}

/**
 * What is done with a layer: `same` its files are the same bytes; `compared` document by document; `absent` neither run
 * has it; otherwise why it cannot be compared.
 */
export type LayerState = "same" | "compared" | "absent" | { readonly left: string }
export type LayerStates = Readonly<Record<Layer, LayerState>>

/** Decides for each layer of two runs whether there is anything to compare. */
export const layerStates = (a: OpenedRun, b: OpenedRun): LayerStates => {
  const own = Object.fromEntries(
    LAYERS.flatMap((layer) => (layer === "scores" ? [] : [[layer, stateOf(layer, a, b)]]))
  ) as Record<TableLayer, LayerState>
  return { ...own, scores: scoresState(own) }
}

/** Scores are columns of the names and of the edits: they are compared where either is. */
const scoresState = ({ text, entities }: Readonly<Record<TableLayer, LayerState>>): LayerState => {
  const states = [entities, text]
  return states.find((state) => state === "compared") ?? states.find((state) => typeof state !== "string") ?? states[0]!
}

const stateOf = (layer: TableLayer, a: OpenedRun, b: OpenedRun): LayerState => {
  const { stage, own, needs } = TABLES_OF[layer]
  if (layer !== "inputs" && [a, b].every((run) => own.every((name) => run.lacks(name)))) return "absent"
  for (const [which, run] of [
    ["A", a],
    ["B", b]
  ] as const) {
    if (layer !== "inputs" && stage !== null && run.manifest.stale?.includes(stage) === true)
      return { left: `stale in ${which}` }
    // Without its documents a run still names its inputs in the manifest.
    const missing = layer === "inputs" ? undefined : [...own, ...needs].find((name) => run.unreadable.has(name))
    if (missing !== undefined) return { left: `${missing} of ${which}: ${run.unreadable.get(missing)!}` }
  }
  const same = own.every((name) => {
    const digest = a.manifest.outputs?.[name]?.sha256
    return digest !== undefined && digest === b.manifest.outputs?.[name]?.sha256
  })
  return same ? "same" : "compared"
}

/**
 * The layers in which a document may differ: those whose keys are not the same. Vectors are looked at even then, since
 * one model on one text giving two vectors is what nobody would otherwise notice.
 */
export const openLayers = (states: LayerStates, a: DocumentSummary, b: DocumentSummary): ReadonlySet<Layer> => {
  const open = new Set<Layer>()
  const unless = (layer: Layer, same: boolean): void => {
    if (states[layer] === "compared" && !same) open.add(layer)
  }
  const samePage = a.title === b.title && a.published_on === b.published_on
  if (!samePage || (states.text === "compared" && a.clean_key !== b.clean_key)) {
    if (typeof states.text === "string") open.add("text")
  }
  unless("sentences", a.segment_key === b.segment_key)
  unless("tokens", a.segment_key === b.segment_key)
  unless("entities", a.entities_key === b.entities_key)
  unless("embeddings", false)
  unless("issues", a.n_issues + b.n_issues === 0 || sameKeys(a, b))
  return open
}

/** A bulletin that cannot be used has no keys, and may be unusable for another reason now. */
const sameKeys = (a: DocumentSummary, b: DocumentSummary): boolean =>
  a.clean_key !== "" &&
  a.clean_key === b.clean_key &&
  a.segment_key === b.segment_key &&
  a.entities_key === b.entities_key &&
  a.embed_key === b.embed_key

/** The stages whose issues can be compared: both runs have their rows, and made them from the rows that they have. */
export const comparedStages = (a: OpenedRun, b: OpenedRun): ReadonlySet<StageName> =>
  new Set(
    StageName.literals.filter((stage) =>
      [a, b].every(({ manifest }) => manifest.stages?.[stage] !== undefined && manifest.stale?.includes(stage) !== true)
    )
  )

/** The tables to read of a document for some layers. */
export const tablesFor = (layers: ReadonlySet<Layer>): ReadonlySet<TableName> =>
  new Set(
    [...layers].flatMap((layer) => (layer === "scores" ? [] : [...TABLES_OF[layer].own, ...TABLES_OF[layer].needs]))
  )
