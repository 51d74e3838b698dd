import { AcceptedFilter, type Accepted, changeKey } from "./accepted.ts"
import type { Change } from "./change.ts"
import { type Comparison, compareRuns, type RawTexts } from "./compare-runs.ts"
import { checkGate, type Gate, metricsOf } from "./gates.ts"
import { KeptChanges } from "./kept-changes.ts"
import type { NameLine } from "./name-rollup.ts"
import { neighbourChanges, type NeighbourShift, sampleSize } from "./neighbours.ts"
import type { OpenedRun } from "./reading/open-run.ts"
import { type DiffReport, reportOf, rowCounts } from "./report.ts"
import { Tally } from "./tally.ts"

/** What is asked of a comparison. */
export interface DiffOptions {
  readonly accepted: Accepted
  readonly gates: ReadonlyArray<Gate>
  /** Changes kept of each item, kind and cause. */
  readonly limit: number
  /** Which changes are kept. */
  readonly wanted: (change: Change) => boolean
  /** Sentences whose nearest neighbours are compared, and which ones. */
  readonly sample: number
  readonly seed: number
  /** Whether the keys of all changes are gathered; they take memory with each change. */
  readonly keys?: boolean
  /** Is given every change that is not accepted, as it is found. */
  readonly found?: (change: Change, texts: RawTexts) => void
}

/** A report, and what it only holds a part of. */
export interface DiffResult {
  readonly report: DiffReport
  readonly names: ReadonlyArray<NameLine>
  /** Wanted changes that are not among those of the report: there were more than the limit. */
  readonly notListed: number
  /** Every change by its key, accepted or not, for a baseline; only where it was asked for. */
  readonly changeKeys: Accepted
}

/** Compares two opened runs and gathers all that there is to say. */
export const diffRuns = async (a: OpenedRun, b: OpenedRun, options: DiffOptions): Promise<DiffResult> => {
  const accepted = new AcceptedFilter(options.accepted)
  const tally = new Tally()
  const kept = new KeptChanges(options.limit, options.wanted)
  const changeKeys = new Map<string, number>()
  const take = (change: Change, texts: RawTexts): boolean => {
    if (options.keys === true) {
      const key = changeKey(change)
      changeKeys.set(key, (changeKeys.get(key) ?? 0) + 1)
    }
    if (accepted.accepts(change)) return false
    tally.add(change)
    kept.add(change, texts)
    options.found?.(change, texts)
    return true
  }
  const rows = rowCounts(a, b)
  const size = sampleSize(options.sample, Math.max(rows.embeddings.a, rows.embeddings.b), DIMENSIONS)
  const comparison = await compareRuns(a, b, { found: take, sample: size, seed: options.seed })
  const neighbours = await compareNeighbours(a, b, comparison, (change) => take(change, NO_TEXTS))
  const metrics = metricsOf(tally, rows, comparison, neighbours)
  const report = reportOf({
    a,
    b,
    comparison,
    tally,
    rows,
    neighbours,
    accepted: accepted.count,
    gates: options.gates.map((gate) => checkGate(gate, metrics, comparison.states)),
    changes: kept.changes
  })
  return { report, names: comparison.names.lines(), notListed: kept.leftOut, changeKeys }
}

const DIMENSIONS = 512
const NO_TEXTS: RawTexts = { a: "", b: "", alignment: null }

/** Where no vector moved, the neighbours of a sentence that both runs have moved for no reason of its own. */
const compareNeighbours = async (
  a: OpenedRun,
  b: OpenedRun,
  { drift, sample, made }: Comparison,
  found: (change: Change) => unknown
): Promise<NeighbourShift | null> => {
  if (drift.most === 0 || sample.sentences.length === 0) return null
  const { shift, changes } = await neighbourChanges(a, b, sample.sentences, made.same.embed ? "noise" : "embedder")
  for (const change of changes) found(change)
  return shift
}
