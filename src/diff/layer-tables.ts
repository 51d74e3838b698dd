import type { StageName } from "../domain/issue.ts"
import type { DocumentSummary } from "../store/stored-run.ts"
import type { TableName } from "../tables/tables.ts"
import { type Layer, LAYERS } from "./change.ts"
import type { OpenedRun } from "./open-run.ts"

/** The tables that a layer is, the stage that wrote them, and the tables needed beside them. */
const TABLES_OF: Readonly<
  Record<
    Layer,
    { readonly stage: StageName; readonly own: ReadonlyArray<TableName>; readonly needs: ReadonlyArray<TableName> }
  >
> = {
  inputs: { stage: "clean", own: ["documents"], needs: [] },
  text: { stage: "clean", own: ["articles", "paragraphs", "edits"], needs: ["documents"] },
  sentences: { stage: "segment", own: ["sentences"], needs: ["documents"] },
  tokens: { stage: "segment", own: ["tokens"], needs: ["documents", "sentences"] },
  entities: { stage: "entities", own: ["entities"], needs: ["documents", "sentences"] },
  embeddings: { stage: "embed", own: ["embeddings"], needs: ["documents", "sentences"] }
}

/**
 * What is done with a layer: `same` its files are the same bytes; `compared` document by document; otherwise why it
 * cannot be.
 */
export type LayerState = "same" | "compared" | { readonly left: string }
export type LayerStates = Readonly<Record<Layer, LayerState>>

/** Decides for each layer of two runs whether there is anything to compare. */
export const layerStates = (a: OpenedRun, b: OpenedRun): LayerStates =>
  Object.fromEntries(LAYERS.map((layer) => [layer, stateOf(layer, a, b)])) as Record<Layer, LayerState>

const stateOf = (layer: Layer, a: OpenedRun, b: OpenedRun): LayerState => {
  const { stage, own, needs } = TABLES_OF[layer]
  for (const [which, run] of [
    ["A", a],
    ["B", b]
  ] as const) {
    if (layer !== "inputs" && run.manifest.stale?.includes(stage) === true) return { left: `stale in ${which}` }
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
  return open
}

/** The tables to read of a document for some layers. */
export const tablesFor = (layers: ReadonlySet<Layer>): ReadonlySet<TableName> =>
  new Set([...layers].flatMap((layer) => [...TABLES_OF[layer].own, ...TABLES_OF[layer].needs]))
