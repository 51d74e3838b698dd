import type { StoredDocument } from "../../store/stored-document.ts"
import type { Alignment } from "../align/alignment.ts"
import type { SameStages } from "../cause.ts"
import type { Layer } from "../change.ts"

/**
 * The rows of a document in one of the two runs. Tables that need not be compared are left empty; issues are those of
 * the stages that both runs have.
 */
export type DocumentVersion = StoredDocument

/** A document as both runs have it. */
export interface DocumentPair {
  readonly a: DocumentVersion
  readonly b: DocumentVersion
  /** Of the two raw texts. */
  readonly alignment: Alignment
  /** Layers whose rows are there and may differ. */
  readonly layers: ReadonlySet<Layer>
  readonly same: SameStages
}
