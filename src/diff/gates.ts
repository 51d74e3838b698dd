import { distance } from "fastest-levenshtein"
import { EditRule } from "../domain/edit.ts"
import { EntityType } from "../domain/entity.ts"
import { CAUSES, type Item, ITEMS, type Kind, KINDS, LAYERS } from "./change.ts"
import type { DriftHistogram } from "./drift-histogram.ts"
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
  /** The metric in the unit of the threshold. */
  readonly value: number
}

export class GateError extends Error {
  override readonly name = "GateError"
}

const DRIFT = ["mean", "p50", "p90", "p99", "max"] as const

/** Types and rules by which the changes of an item are counted. */
const LABELS: Readonly<Partial<Record<Item, ReadonlyArray<string>>>> = {
  entities: EntityType.literals,
  edits: EditRule.literals
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
  ...DRIFT.map((name) => `embeddings.drift.${name}`),
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
  if (percent === "%" && metric.startsWith("embeddings.drift."))
    throw new GateError(`"${text}": ${metric} is a cosine distance from 0 to 2, not a share; leave the % out`)
  return { text: text.trim(), metric, comparison, threshold: Number(threshold), percent: percent === "%" }
}

/** What was measured, by name. */
export const metricsOf = (
  tally: Tally,
  rows: Readonly<Record<Item, RowCounts>>,
  drift: DriftHistogram,
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
  const quantiles = {
    mean: drift.mean,
    p50: drift.quantile(0.5),
    p90: drift.quantile(0.9),
    p99: drift.quantile(0.99),
    max: drift.most
  }
  for (const name of DRIFT) metrics.set(`embeddings.drift.${name}`, { value: quantiles[name], of: null })
  metrics.set("neighbours.lost", { value: neighbours?.lost ?? 0, of: neighbours?.of ?? 0 })
  return metrics
}

export const checkGate = (gate: Gate, metrics: ReadonlyMap<string, Metric>): GateResult => {
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
