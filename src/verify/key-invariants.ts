import { cleanKey, stageKey } from "../executor/stage-key.ts"
import { pipeline } from "../pipeline.ts"
import type { Manifest } from "../store/manifest.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import type { Violation } from "./document-invariants.ts"

/**
 * Checks that the keys of a document are those of the rows that lie beside them: a key that is not would let a later
 * run reuse rows that it must not. Stages that no one fingerprint speaks for are passed over.
 */
export const keyViolations = (stored: StoredDocument, manifest: Manifest): ReadonlyArray<Violation> => {
  const { document } = stored
  if (document.status !== "ok") return []
  const unsettled = new Set([...manifest.stale, ...manifest.mixed])
  return pipeline.flatMap((stage): ReadonlyArray<Violation> => {
    if (unsettled.has(stage.name)) return []
    const fingerprint = manifest.stages[stage.name]?.fingerprint
    const key = document[`${stage.name}_key`]
    if (fingerprint === undefined) {
      if (key === "") return []
      return [
        {
          document: document.document_id,
          table: "documents",
          row: null,
          message: `${stage.name} did not run and has a key`
        }
      ]
    }
    const right =
      stage.name === "clean"
        ? cleanKeys(fingerprint, stored).includes(key)
        : key === stageKey(fingerprint, stored, stage.reads)
    if (right) return []
    const message = `${stage.name}_key is not that of the rows which the stage read`
    return [{ document: document.document_id, table: "documents", row: null, message }]
  })
}

/** Cleaning begins with the bulletin, or in a rerun with the decoded text. */
const cleanKeys = (fingerprint: string, { document }: StoredDocument): ReadonlyArray<string> => {
  const input = { ...document, problem: null }
  return [cleanKey(fingerprint, input, "bulletins"), cleanKey(fingerprint, input, "tables")]
}
