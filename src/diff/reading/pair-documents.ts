import { compareDocumentIds } from "../../domain/document.ts"
import { compareInputs } from "../../runs/plan.ts"
import type { DocumentSummary } from "../../store/stored-run.ts"

/** A document of one run, of the other, or of both; renamed ones are known by their bytes. */
export interface PairedDocument {
  readonly a: DocumentSummary | null
  readonly b: DocumentSummary | null
}

/** All documents of two runs, in the order of their ids (the second run's, where both have it). */
export const pairDocuments = (
  a: ReadonlyMap<string, DocumentSummary>,
  b: ReadonlyMap<string, DocumentSummary>
): ReadonlyArray<PairedDocument> => {
  const { changes, previousOf } = compareInputs([...b.values()], a)
  const pairs = [...b.values()].map((document): PairedDocument => {
    const previous = previousOf.get(document.document_id)
    return { a: previous === undefined ? null : a.get(previous)!, b: document }
  })
  for (const id of changes.deleted) pairs.push({ a: a.get(id)!, b: null })
  const idOf = (pair: PairedDocument): string => (pair.b ?? pair.a)!.document_id
  return pairs.toSorted((p, q) => compareDocumentIds(idOf(p), idOf(q)))
}
