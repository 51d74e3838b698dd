import { type Alignment, alignTexts } from "./align/alignment.ts"
import { type Change, LAYERS, side } from "./change.ts"
import { countMentions } from "./count-mentions.ts"
import { compareDocument } from "./compare-document.ts"
import type { DocumentVersion } from "./reading/document-pair.ts"
import { DriftHistogram } from "./drift-histogram.ts"
import { comparedStages, layerStates, type LayerStates, openLayers, tablesFor } from "./reading/layer-tables.ts"
import { NameRollup } from "./name-rollup.ts"
import { SeededSample } from "./neighbours.ts"
import type { OpenedRun } from "./reading/open-run.ts"
import { pairDocuments, type PairedDocument } from "./reading/pair-documents.ts"
import { type RunDifference, runDifference } from "./run-difference.ts"
import type { Sureness } from "./layers/sureness.ts"
import { unpairedChanges } from "./unpaired-changes.ts"
import { vectorRows } from "./reading/vector-rows.ts"
import type { StageName } from "../domain/issue.ts"
import type { DocumentSummary, StoredRun } from "../store/stored-run.ts"
import type { TableName } from "../tables/tables.ts"

/** The raw texts that a change's spans point into; without an alignment, one of the two is not there. */
export interface RawTexts {
  readonly a: string
  readonly b: string
  readonly alignment: Alignment | null
}

/** What two runs have been found to differ in, but for the changes themselves: those were handed on one by one. */
export interface Comparison {
  readonly made: RunDifference
  readonly states: LayerStates
  readonly names: NameRollup
  readonly drift: DriftHistogram
  /** Differences of the scores of names, and of the confidences of edits, that both runs have. */
  readonly sureness: Readonly<Record<Sureness["item"], DriftHistogram>>
  /** Sentences that both runs have with one text and a vector. */
  readonly sample: SeededSample
}

/** What is done with what is found, and how many sentences are sampled. */
export interface CompareOptions {
  /** Says whether the change counts. */
  readonly found: (change: Change, texts: RawTexts) => boolean
  readonly sample: number
  readonly seed: number
}

/**
 * Compares two runs document by document, and hands on each change as it is found: the memory is that of a document,
 * not of a run.
 */
export const compareRuns = async (
  a: OpenedRun,
  b: OpenedRun,
  { found, sample: size, seed }: CompareOptions
): Promise<Comparison> => {
  const made = runDifference(a.manifest, b.manifest)
  const states = layerStates(a, b)
  const names = new NameRollup()
  const drift = new DriftHistogram()
  const sureness = { scores: new DriftHistogram(), confidences: new DriftHistogram() }
  const sample = new SeededSample(seed, size)
  if (!a.hasDocuments || !b.hasDocuments) {
    for (const change of inputsByManifest(a, b)) found(change, { a: "", b: "", alignment: null })
  } else if (Object.values(states).some((state) => state === "compared")) {
    const [runA, runB] = [await a.tables(), await b.tables()]
    const work = { a: runA, b: runB, made, states, names, drift, sureness, sample, found, stages: comparedStages(a, b) }
    for (const pair of pairDocuments(runA.documents, runB.documents)) await comparePair(pair, work)
    await countMentions("a", a, names)
    await countMentions("b", b, names)
  }
  return { made, states, names, drift, sureness, sample }
}

interface Work extends Comparison {
  readonly a: StoredRun
  readonly b: StoredRun
  /** Those whose issues are compared. */
  readonly stages: ReadonlySet<StageName>
  /** Says whether the change counts. */
  readonly found: (change: Change, texts: RawTexts) => boolean
}

const comparePair = async (pair: PairedDocument, work: Work): Promise<void> => {
  const { states, made, names, drift, sureness, sample, found, stages } = work
  if (pair.a === null || pair.b === null) return compareUnpaired(pair, work)
  const [summaryA, summaryB] = [pair.a, pair.b]
  const layers = openLayers(states, summaryA, summaryB)
  const inputs = inputChanges(summaryA, summaryB)
  if (states.entities === "compared" && !layers.has("entities")) sureness.scores.addEqual(summaryB.n_entities)
  if (states.text === "compared" && !layers.has("text")) sureness.confidences.addEqual(summaryB.n_edits)
  if (layers.size === 0 && inputs.length === 0 && summaryA.source_sha256 === summaryB.source_sha256) return
  const tables = tablesFor(layers)
  const a = await read(work.a, summaryA.document_id, tables, stages)
  const b = await read(work.b, summaryB.document_id, tables, stages)
  const raw = { a: a.document.raw_text ?? "", b: b.document.raw_text ?? "" }
  const alignment = alignTexts(raw.a, raw.b)
  const texts = { ...raw, alignment }
  const usable = summaryA.status === "ok" && summaryB.status === "ok"
  if (usable && !alignment.identical && summaryA.source_sha256 === summaryB.source_sha256)
    inputs.push(inputChange("decoded", summaryA, summaryB, summaryA.encoding ?? "", summaryB.encoding ?? ""))
  for (const change of inputs) found(change, texts)
  const { changes, vectors, ...rest } = compareDocument({ a, b, alignment, layers, same: made.same })
  for (const change of changes) {
    if (found(change, texts)) names.add(change)
  }
  if (layers.has("entities")) names.addDocument(a.entities, b.entities)
  for (const { item, a, b } of rest.sureness) sureness[item].add(Math.abs(a - b))
  for (const { distance, ...sentence } of vectors) {
    drift.add(distance)
    sample.add(sentence)
  }
}

/** A document that only one of the runs has. */
const compareUnpaired = async ({ a, b }: PairedDocument, work: Work): Promise<void> => {
  const { states, names, found, stages } = work
  const [which, summary] = a === null ? (["b", b!] as const) : (["a", a] as const)
  const counted = LAYERS.filter((layer) => layer !== "embeddings" && states[layer] === "compared")
  const version = await read(work[which], summary.document_id, tablesFor(new Set(["inputs", ...counted])), stages)
  const text = version.document.raw_text ?? ""
  const texts = { a: which === "a" ? text : "", b: which === "a" ? "" : text, alignment: null }
  found(inputChange(which === "a" ? "deleted" : "added", a, b, summary.source_path, summary.source_path), texts)
  for (const change of unpairedChanges(version, which)) {
    if (found(change, texts)) names.add(change)
  }
  if (which === "a") names.addDocument(version.entities, [])
  else names.addDocument([], version.entities)
}

const inputChanges = (a: DocumentSummary, b: DocumentSummary): Array<Change> => {
  const changes: Array<Change> = []
  if (a.document_id !== b.document_id) changes.push(inputChange("renamed", a, b, a.source_path, b.source_path))
  if (a.source_sha256 !== b.source_sha256) changes.push(inputChange("changed", a, b, a.source_path, b.source_path))
  if (a.status !== b.status) changes.push(inputChange("status", a, b, a.status, b.status))
  return changes
}

const inputChange = (
  kind: "added" | "deleted" | "renamed" | "changed" | "decoded" | "status",
  a: DocumentSummary | null,
  b: DocumentSummary | null,
  textA: string,
  textB: string
): Change => ({
  item: "inputs",
  kind,
  // The same bytes read otherwise: that is cleaning's doing.
  cause: kind === "decoded" || (kind === "status" && a?.source_sha256 === b?.source_sha256) ? "text" : "input",
  a: a && side(a.document_id, { text: textA }),
  b: b && side(b.document_id, { text: textB }),
  value: null
})

/** Where the tables of a run cannot be read, its manifest still names the inputs. */
const inputsByManifest = (a: OpenedRun, b: OpenedRun): Array<Change> => {
  const before = new Map(a.manifest.inputs?.map((input) => [input.path, input]))
  const now = new Map(b.manifest.inputs?.map((input) => [input.path, input]))
  const change = (kind: "added" | "deleted" | "changed", path: string): Change => ({
    item: "inputs",
    kind,
    cause: "input",
    a: kind === "added" ? null : side(path, { text: path }),
    b: kind === "deleted" ? null : side(path, { text: path }),
    value: null
  })
  return [
    ...[...before.keys()].filter((path) => !now.has(path)).map((path) => change("deleted", path)),
    ...[...now].flatMap(([path, { sha256 }]) => {
      const earlier = before.get(path)
      if (earlier === undefined) return [change("added", path)]
      return earlier.sha256 === sha256 ? [] : [change("changed", path)]
    })
  ]
}

const read = async (
  run: StoredRun,
  id: string,
  tables: ReadonlySet<TableName>,
  stages: ReadonlySet<StageName>
): Promise<DocumentVersion> => {
  const rows = async <Name extends TableName>(name: Name) => (tables.has(name) ? run.rows(name, id) : [])
  return {
    document: (await run.rows("documents", id))[0]!,
    articles: await rows("articles"),
    paragraphs: await rows("paragraphs"),
    edits: await rows("edits"),
    sentences: await rows("sentences"),
    tokens: await rows("tokens"),
    entities: await rows("entities"),
    embeddings: tables.has("embeddings") ? (await run.ranges("embeddings", id)).flatMap(vectorRows) : [],
    issues: (await rows("issues")).filter(({ stage }) => stages.has(stage))
  }
}
