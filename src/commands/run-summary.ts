import * as path from "node:path"
import { Effect } from "effect"
import { duration } from "../runs/progress.ts"
import type { Manifest } from "../store/manifest.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { attemptPromise } from "../store/store-error.ts"
import { TableReader } from "../tables/table-reader.ts"
import { issues, tableFile, type TableName } from "../tables/tables.ts"

/** Quarantined documents shown before "and N more". */
const SHOWN = 10

/** Tables that are counted, if the run has them. */
const COUNTED: ReadonlyArray<TableName> = ["documents", "articles", "sentences", "tokens", "entities", "edits"]

/** What a person wants to know at the end of a run: what came out, where it is, what could not be used. */
export const describeRun = Effect.fn("describeRun")(function* (output: OutputDirectory, manifest: Manifest) {
  const directory = output.run(manifest.run)
  const seconds = (Date.parse(manifest.finished) - Date.parse(manifest.started)) / 1000
  const rows = COUNTED.flatMap((table) => {
    const output = manifest.outputs[table]
    return output === undefined ? [] : [`${output.rows.toLocaleString("en")} ${table}`]
  })
  const lines = [
    `run ${manifest.run} · ${duration(seconds)} · ${manifest.workers} worker${manifest.workers === 1 ? "" : "s"}`,
    `  ${rows.join(" · ")}`,
    `  tables in ${path.relative(process.cwd(), directory) || directory}`
  ]
  const quarantined = manifest.inputs.filter((input) => input.status === "quarantined").length
  if (quarantined > 0) {
    lines.push(`  ${quarantined} of ${manifest.inputs.length} bulletins could not be used:`)
    const reasons = yield* quarantineReasons(directory)
    for (const { document, message } of reasons.slice(0, SHOWN)) lines.push(`    ${document}: ${message}`)
    if (reasons.length > SHOWN) lines.push(`    and ${reasons.length - SHOWN} more, in issues.arrow`)
  }
  return lines.join("\n")
})

const quarantineReasons = (directory: string) =>
  attemptPromise(`cannot read the issues of ${directory}`, async () => {
    const reader = await TableReader.open(tableFile(directory, "issues"), issues)
    try {
      const reasons: Array<{ readonly document: string; readonly message: string }> = []
      for await (const { severity, document_id, message } of reader.rows()) {
        if (severity === "error") reasons.push({ document: document_id, message })
      }
      return reasons
    } finally {
      await reader.close()
    }
  })
