import { distance } from "fastest-levenshtein"
import { EditRule } from "../domain/edit.ts"
import { EntityType } from "../domain/entity.ts"
import { IssueCode } from "../domain/issue.ts"
import { CAUSES, type Item, ITEMS, type Kind, KINDS, LAYER_OF, type Layer, LAYERS } from "./change.ts"
import type { Comparison } from "./compare-runs.ts"
import type { LayerStates } from "./reading/layer-tables.ts"
import type { NeighbourShift } from "./neighbours.ts"
import type { RowCounts, Tally } from "./tally.ts"

/** A number that a gate can be set on, and what a share of it is a share of; null where a share makes no sense. */
export interface Metric {
  readonly value: number
  readonly of: number | null
}

/** `entities.removed > 0.5 %`: fails when it is true. */
export interface Gate {
  readonly text: string
  readonly metric: string
  readonly comparison: ">" | ">=" | "<" | "<="
  readonly threshold: number
  readonly percent: boolean
}

export interface GateResult {
  readonly gate: string
  readonly failed: boolean
  /** The metric in the unit of the threshold; null where its layer was not compared: then the gate has failed. */
  readonly value: number | null
}

export class GateError extends Error {
  override readonly name = "GateError"
}

const DRIFT = ["mean", "p50", "p90", "p99", "max"] as const

/** What is compared as a number, not counted. */
const DRIFTS = ["embeddings.drift", "entities.score.drift", "edits.confidence.drift"] as const

/** Types, rules and codes by which the changes of an item are counted. */
const LABELS: Readonly<Partial<Record<Item, ReadonlyArray<string>>>> = {
  entities: EntityType.literals,
  edits: EditRule.literals,
  issues: IssueCode.literals
}

/** The names of all metrics: what a gate may be set on. */
export const METRICS: ReadonlyArray<string> = [
  ...ITEMS.flatMap((item) => [
    item,
    ...KINDS[item].flatMap((kind) => [
      `${item}.${kind}`,
      ...(LABELS[item] ?? []).map((label) => `${item}.${kind}.${label}`)
    ])
  ]),
  ...LAYERS.flatMap((layer) => CAUSES.map((cause) => `${layer}.from.${cause}`)),
  ...DRIFTS.flatMap((drift) => DRIFT.map((name) => `${drift}.${name}`)),
  "neighbours.lost"
]

const GATE = /^\s*([\w.]+)\s*(>=|<=|>|<)\s*(\d+(?:\.\d+)?(?:e-?\d+)?)\s*(%?)\s*$/i

/** @throws GateError that says what a gate looks like, or which metrics come near. */
export const parseGate = (text: string): Gate => {
  const match = GATE.exec(text)
  if (match === null)
    throw new GateError(
      `"${text}" is no gate: expected METRIC > NUMBER or METRIC > NUMBER %, such as "entities.removed > 0.5 %"`
    )
  const [, metric, comparison, threshold, percent] = match as unknown as [
    string,
    string,
    Gate["comparison"],
    string,
    string
  ]
  if (!METRICS.includes(metric)) {
    const nearest = METRICS.toSorted((p, q) => distance(metric, p) - distance(metric, q)).slice(0, 4)
    throw new GateError(`there is no metric "${metric}"; nearest: ${nearest.join(", ")} (docs/diff.md lists them all)`)
  }
  if (percent === "%" && DRIFTS.some((drift) => metric.startsWith(`${drift}.`))) {
    const what = metric.startsWith("embeddings.") ? "a cosine distance from 0 to 2" : "a difference from 0 to 1"
    throw new GateError(`"${text}": ${metric} is ${what}, not a share; leave the % out`)
  }
  return { text: text.trim(), metric, comparison, threshold: Number(threshold), percent: percent === "%" }
}

const layerOf = (metric: string): Layer => {
  if (/^(?:entities\.score|edits\.confidence)\./.test(metric)) return "scores"
  const name = metric.split(".")[0]!
  return LAYER_OF[name as Item] ?? (name as Layer)
}

/** What was measured, by name. */
export const metricsOf = (
  tally: Tally,
  rows: Readonly<Record<Item, RowCounts>>,
  { drift, sureness }: Pick<Comparison, "drift" | "sureness">,
  neighbours: NeighbourShift | null
): ReadonlyMap<string, Metric> => {
  const metrics = new Map<string, Metric>()
  for (const item of ITEMS) {
    // A share is one of the rows before; where there were none, of those there are now.
    const of = rows[item].a || rows[item].b
    metrics.set(item, { value: tally.item(item), of })
    for (const kind of KINDS[item] as ReadonlyArray<Kind>) {
      metrics.set(`${item}.${kind}`, { value: tally.kind(item, kind), of })
      for (const label of LABELS[item] ?? [])
        metrics.set(`${item}.${kind}.${label}`, { value: tally.label(item, kind, label), of })
    }
  }
  for (const layer of LAYERS) {
    const of = rows[layer === "text" ? "paragraphs" : layer].a
    const counts = new Map(tally.causes(layer))
    for (const cause of CAUSES) metrics.set(`${layer}.from.${cause}`, { value: counts.get(cause) ?? 0, of })
  }
  const drifts = {
    "embeddings.drift": drift,
    "entities.score.drift": sureness.scores,
    "edits.confidence.drift": sureness.confidences
  }
  for (const name of DRIFTS) {
    const of = drifts[name]
    const values = {
      mean: of.mean,
      p50: of.quantile(0.5),
      p90: of.quantile(0.9),
      p99: of.quantile(0.99),
      max: of.most
    }
    for (const which of DRIFT) metrics.set(`${name}.${which}`, { value: values[which], of: null })
  }
  metrics.set("neighbours.lost", { value: neighbours?.lost ?? 0, of: neighbours?.of ?? 0 })
  return metrics
}

/** @param states Of the layers: what was not compared lets no gate pass. */
export const checkGate = (
  gate: Gate,
  metrics: ReadonlyMap<string, Metric>,
  states: Partial<LayerStates> = {}
): GateResult => {
  const state = states[layerOf(gate.metric)]
  if (state === "absent" || (state !== undefined && typeof state !== "string"))
    return { gate: gate.text, failed: true, value: null }
  const { value: raw, of } = metrics.get(gate.metric)!
  const value = gate.percent ? (of === null || of === 0 ? (raw > 0 ? 100 : 0) : (100 * raw) / of) : raw
  const failed = {
    ">": value > gate.threshold,
    ">=": value >= gate.threshold,
    "<": value < gate.threshold,
    "<=": value <= gate.threshold
  }[gate.comparison]
  return { gate: gate.text, failed, value }
}
