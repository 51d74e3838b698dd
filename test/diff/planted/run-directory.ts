import * as fs from "node:fs"
import * as path from "node:path"
import type { SameStages } from "../../../src/diff/cause.ts"
import type { DocumentVersion } from "../../../src/diff/reading/document-pair.ts"
import { StageName } from "../../../src/domain/issue.ts"
import { TableSetWriter } from "../../../src/tables/table-set.ts"
import { SCHEMA_VERSION } from "../../../src/tables/table.ts"
import { TABLE_NAMES } from "../../../src/tables/tables.ts"

/** Writes documents as the directory of a run, with as much of a manifest as a comparison reads. */
export const writeRun = (
  directory: string,
  documents: ReadonlyArray<DocumentVersion>,
  fingerprints: Readonly<Record<StageName, string>>
): void => {
  const ids = documents.map(({ document }) => document.document_id)
  writeRunOf(directory, ids, documents, fingerprints)
}

/** The same of documents that are made one by one. @param ids Theirs, in order. */
export const writeRunOf = (
  directory: string,
  ids: ReadonlyArray<string>,
  documents: Iterable<DocumentVersion>,
  fingerprints: Readonly<Record<StageName, string>>
): void => {
  fs.mkdirSync(directory, { recursive: true })
  const writer = new TableSetWriter(directory, ids, { embedding_model: "none", embedding_digest: "" })
  for (const { document, ...tables } of documents) {
    writer.append("documents", document)
    const document_id = document.document_id
    for (const name of TABLE_NAMES)
      if (name !== "documents") for (const row of tables[name]) writer.append(name, { document_id, ...row })
  }
  const outputs = writer.close()
  const stages = Object.fromEntries(
    StageName.literals.map((stage) => [
      stage,
      {
        fingerprint: fingerprints[stage],
        modules: { "stage.ts": fingerprints[stage] },
        packages: {},
        models: {},
        configuration: {}
      }
    ])
  )
  const manifest = {
    run: path.basename(directory),
    schema_version: SCHEMA_VERSION,
    stages,
    stale: [],
    mixed: [],
    inputs: [],
    outputs
  }
  fs.writeFileSync(path.join(directory, "manifest.json"), JSON.stringify(manifest))
}

/** Fingerprints of the second of two runs whose first has "a" everywhere. */
export const fingerprintsOf = (same: SameStages): Readonly<Record<StageName, string>> =>
  Object.fromEntries(StageName.literals.map((stage) => [stage, same[stage] ? "a" : "b"])) as Record<StageName, string>

export const FIRST = { clean: "a", segment: "a", entities: "a", embed: "a" } as const
