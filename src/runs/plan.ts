import { StageName } from "../domain/issue.ts"
import type { Input } from "../store/inputs.ts"
import { inputDigest, type Fingerprints, type WorkItem } from "../store/part.ts"
import type { DocumentSummary, StoredRun } from "../store/stored-run.ts"
import { cleanKey } from "../executor/stage-key.ts"

/** What became of the bulletins since the parent run, by content. Ids are of the new run unless said otherwise. */
export interface InputChanges {
  readonly added: ReadonlyArray<string>
  readonly changed: ReadonlyArray<string>
  /** The same bytes under another name. */
  readonly renamed: ReadonlyArray<{ readonly from: string; readonly to: string }>
  /** Ids of the parent run. */
  readonly deleted: ReadonlyArray<string>
  readonly unchanged: ReadonlyArray<string>
}

/** A run that rows can be taken from. */
export interface ParentRun {
  readonly id: string
  readonly run: StoredRun
  /** Empty for a stage that the run does not have, or whose rows no one fingerprint speaks for (stale or mixed). */
  readonly fingerprints: Fingerprints
}

/** Where the rows of a document of the new run come from, when they need not be computed. */
export type KeptFrom = { readonly from: "parent" } | { readonly from: "part"; readonly part: string }

/** What a run has to do. */
export interface Plan {
  /** All documents of the new run, in order. */
  readonly documents: ReadonlyArray<string>
  readonly changes: InputChanges
  readonly work: ReadonlyArray<WorkItem>
  readonly kept: ReadonlyMap<string, KeptFrom>
}

/** Compares the bulletins with the parent run: which are the same, and which must go through the stages. */
export const planRun = (
  inputs: ReadonlyArray<Input>,
  fingerprints: Fingerprints,
  parent: ParentRun | undefined,
  finished: ReadonlyMap<string, { readonly digest: string; readonly part: string }>
): Plan => {
  const { changes, previousOf } = compareInputs(inputs, parent?.run.documents ?? new Map())
  const kept = new Map<string, KeptFrom>()
  const work: Array<WorkItem> = []
  for (const input of inputs) {
    const id = input.document_id
    const done = finished.get(id)
    if (parent !== undefined && isUntouched(input, fingerprints, parent)) kept.set(id, { from: "parent" })
    else if (done?.digest === inputDigest(input)) kept.set(id, { from: "part", part: done.part })
    else work.push({ input, previous: previousOf.get(id) ?? null })
  }
  return { documents: inputs.map((input) => input.document_id), changes, work, kept }
}

/**
 * True when all of the parent's rows of the document are those that would be computed now. A parent with more stages than
 * are wanted is no such one: its row in `documents` counts what the new run will not have.
 */
const isUntouched = (input: Input, fingerprints: Fingerprints, parent: ParentRun): boolean => {
  const before = parent.run.documents.get(input.document_id)
  if (before === undefined || before.source_path !== input.source_path) return false
  for (const stage of StageName.literals) {
    const wanted = fingerprints[stage]
    if (wanted === "" ? before[`${stage}_key`] !== "" : parent.fingerprints[stage] !== wanted) return false
  }
  return before.clean_key === cleanKey(fingerprints.clean, input)
}

/** Compares bulletins with those of an earlier run: by name first, and where the name is gone by content. */
export const compareInputs = (
  inputs: ReadonlyArray<Pick<Input, "document_id" | "source_sha256">>,
  before: ReadonlyMap<string, Pick<DocumentSummary, "document_id" | "source_sha256">>
) => {
  const present = new Set(inputs.map((input) => input.document_id))
  const gone = [...before.values()].filter((document) => !present.has(document.document_id))
  const goneByDigest = new Map(gone.filter((d) => d.source_sha256 !== "").map((d) => [d.source_sha256, d.document_id]))
  const previousOf = new Map<string, string>()
  const added: Array<string> = []
  const changed: Array<string> = []
  const renamed: Array<{ from: string; to: string }> = []
  const unchanged: Array<string> = []
  for (const { document_id: id, source_sha256 } of inputs) {
    const same = before.get(id)
    const from = goneByDigest.get(source_sha256)
    if (same !== undefined) {
      previousOf.set(id, id)
      if (same.source_sha256 === source_sha256) unchanged.push(id)
      else changed.push(id)
    } else if (from !== undefined) {
      // Each vanished bulletin explains one new name; a second copy is new.
      goneByDigest.delete(source_sha256)
      previousOf.set(id, from)
      renamed.push({ from, to: id })
    } else {
      added.push(id)
    }
  }
  const moved = new Set(renamed.map(({ from }) => from))
  const deleted = gone.map((document) => document.document_id).filter((id) => !moved.has(id))
  return { changes: { added, changed, renamed, deleted, unchanged } satisfies InputChanges, previousOf }
}
