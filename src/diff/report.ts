import { StageName } from "../domain/issue.ts"
import { describeMovement, type Movement } from "../runs/movement.ts"
import { type Cause, type Item, ITEMS, type Kind, KINDS, LAYER_OF, type Layer, LAYERS } from "./change.ts"
import type { Comparison } from "./compare-runs.ts"
import type { DriftHistogram } from "./drift-histogram.ts"
import type { GateResult } from "./gates.ts"
import type { KeptChange } from "./kept-changes.ts"
import type { LayerState } from "./reading/layer-tables.ts"
import type { NameLine } from "./name-rollup.ts"
import type { NeighbourShift } from "./neighbours.ts"
import type { OpenedRun } from "./reading/open-run.ts"
import type { RowCounts, Tally } from "./tally.ts"
import type { TableName } from "../tables/tables.ts"

/** One run as the report names it. */
export interface RunLine {
  readonly run: string
  readonly directory: string
  readonly documents: number
}

/** Changes of one kind. */
export interface KindLine {
  readonly item: Item
  readonly kind: Kind
  readonly count: number
  /** By type of entity, rule of edit or code of issue, most frequent first. */
  readonly labels: ReadonlyArray<readonly [label: string, count: number]>
}

export interface LayerLine {
  readonly layer: Layer
  /** `same`: the same bytes; `equal`: compared, no change; `different`; `left out`, and why; `absent`: in neither run. */
  readonly state: "same" | "equal" | "different" | "left out" | "absent"
  readonly why: string | null
  readonly rows: RowCounts
  readonly changes: number
  readonly kinds: ReadonlyArray<KindLine>
  readonly causes: ReadonlyArray<readonly [cause: Cause, count: number]>
}

/** How far numbers of both runs are apart. */
export interface Distribution {
  readonly compared: number
  /** The same, bit for bit. */
  readonly exact: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/** Cosine distance of sentences with one text. */
export interface DriftLine extends Distribution {
  /** What it is the noise floor of; null where another model made the vectors. */
  readonly floor: string | null
}

/** All that a comparison has to say, as plain data: what `--json` prints and the views draw. */
export interface DiffReport {
  readonly a: RunLine
  readonly b: RunLine
  /** No change, and every layer that one of the runs has was compared. */
  readonly equal: boolean
  readonly changes_total: number
  /** Changes that are in the baseline; they are not counted anywhere else. */
  readonly accepted: number
  readonly notes: ReadonlyArray<string>
  /** What differs in what made the stages, in words. */
  readonly made: Readonly<Record<StageName, ReadonlyArray<string>>>
  readonly layers: ReadonlyArray<LayerLine>
  readonly words: ReadonlyArray<readonly [words: string, count: number]>
  readonly names: ReadonlyArray<NameLine>
  readonly names_total: number
  readonly drift: DriftLine | null
  /** Of names that both runs have from one recogniser, and of edits that both have: differences, 0 to 1. */
  readonly score_drift: Distribution | null
  readonly confidence_drift: Distribution | null
  readonly neighbours: NeighbourShift | null
  readonly gates: ReadonlyArray<GateResult>
  readonly changes: ReadonlyArray<KeptChange>
  /** Changes that are counted but not among `changes`. */
  readonly changes_left_out: number
}

/** Lines of the roll-up by name and of changed words that a report keeps. */
const NAMES = 500
const WORDS = 50

export const reportOf = (given: {
  readonly a: OpenedRun
  readonly b: OpenedRun
  readonly comparison: Comparison
  readonly tally: Tally
  readonly rows: Readonly<Record<Item, RowCounts>>
  readonly neighbours: NeighbourShift | null
  readonly accepted: number
  readonly gates: ReadonlyArray<GateResult>
  readonly changes: ReadonlyArray<KeptChange>
}): DiffReport => {
  const { comparison, tally, rows } = given
  const { made, states, drift } = comparison
  const names = comparison.names.lines()
  const layers = LAYERS.map((layer) => layerLine(layer, states[layer], tally, rows))
  return {
    a: runLine(given.a),
    b: runLine(given.b),
    equal: tally.total === 0 && layers.every(({ state }) => state !== "left out"),
    changes_total: tally.total,
    accepted: given.accepted,
    notes: made.notes,
    made: Object.fromEntries(
      StageName.literals.map((stage) => [stage, weightiestFirst(made.stages[stage]).map(describeMovement)])
    ) as unknown as DiffReport["made"],
    layers,
    words: tally.words(WORDS),
    names: names.slice(0, NAMES),
    names_total: names.length,
    drift: withFloor(distribution(drift), made.floor),
    score_drift: distribution(comparison.sureness.scores),
    confidence_drift: distribution(comparison.sureness.confidences),
    neighbours: given.neighbours,
    gates: given.gates,
    changes: given.changes,
    changes_left_out: tally.total - given.changes.length
  }
}

const withFloor = (line: Distribution | null, floor: string | null): DriftLine | null => line && { ...line, floor }

const distribution = (histogram: DriftHistogram): Distribution | null =>
  histogram.count === 0
    ? null
    : {
        compared: histogram.count,
        exact: histogram.exact,
        mean: histogram.mean,
        p50: histogram.quantile(0.5),
        p90: histogram.quantile(0.9),
        p99: histogram.quantile(0.99),
        max: histogram.most
      }

/** What is most likely to be asked about comes first: models, then the configuration. */
const WEIGHT: Readonly<Record<Movement["what"], number>> = {
  model: 0,
  configuration: 1,
  rows: 2,
  module: 3,
  package: 4
}

const weightiestFirst = (moved: ReadonlyArray<Movement>): ReadonlyArray<Movement> =>
  moved.toSorted((p, q) => WEIGHT[p.what] - WEIGHT[q.what])

const runLine = ({ manifest, directory }: OpenedRun): RunLine => ({
  run: manifest.run ?? directory,
  directory,
  documents: manifest.outputs?.["documents"]?.rows ?? manifest.inputs?.length ?? 0
})

const layerLine = (
  layer: Layer,
  state: LayerState,
  tally: Tally,
  rows: Readonly<Record<Item, RowCounts>>
): LayerLine => {
  const items = ITEMS.filter((item) => LAYER_OF[item] === layer)
  const changes = tally.layer(layer)
  return {
    layer,
    state: changes > 0 ? "different" : typeof state !== "string" ? "left out" : state === "compared" ? "equal" : state,
    why: typeof state === "string" ? null : state.left,
    rows: rows[layer === "text" ? "paragraphs" : layer],
    changes,
    kinds: items.flatMap((item) =>
      (KINDS[item] as ReadonlyArray<Kind>).flatMap((kind) => {
        const count = tally.kind(item, kind)
        return count === 0 ? [] : [{ item, kind, count, labels: tally.labels(item, kind) }]
      })
    ),
    causes: tally.causes(layer)
  }
}

/** Items that are not named like the table that has them. */
const TABLE_OF: Readonly<Partial<Record<Item, TableName>>> = {
  inputs: "documents",
  pages: "documents",
  scores: "entities",
  confidences: "edits",
  neighbours: "embeddings"
}

/** Rows of each item in both runs. */
export const rowCounts = (a: OpenedRun, b: OpenedRun): Readonly<Record<Item, RowCounts>> => {
  const count = ({ manifest }: OpenedRun, item: Item): number => {
    const table = TABLE_OF[item] ?? item
    return manifest.outputs?.[table]?.rows ?? (table === "documents" ? (manifest.inputs?.length ?? 0) : 0)
  }
  return Object.fromEntries(ITEMS.map((item) => [item, { a: count(a, item), b: count(b, item) }])) as Record<
    Item,
    RowCounts
  >
}
