import * as fs from "node:fs"
import { Effect } from "effect"
import type { WrittenFile } from "../tables/arrow-file.ts"
import { TableSetReader, TableSetWriter } from "../tables/table-set.ts"
import type { TableMetadata } from "../tables/table.ts"
import { TABLE_NAMES, type TableName } from "../tables/tables.ts"
import { attempt, attemptPromise } from "./store-error.ts"

/**
 * Streams the tables of the parts, in order, into the tables of a run. One batch of one part is in memory at a time,
 * and the batches that come out are cut by row number, so the result does not depend on how the documents were
 * grouped.
 */
export const mergeParts = Effect.fn("mergeParts")(function* (
  partDirectories: ReadonlyArray<string>,
  directory: string,
  documents: ReadonlyArray<string>,
  metadata: TableMetadata
) {
  const writer = yield* attempt(`cannot write ${directory}`, () => {
    fs.mkdirSync(directory, { recursive: true })
    return new TableSetWriter(directory, documents, metadata)
  })
  return yield* Effect.gen(function* () {
    for (const part of partDirectories) yield* appendPart(part, writer)
    return yield* attempt(`cannot write ${directory}`, (): Readonly<Record<TableName, WrittenFile>> => writer.close())
  }).pipe(Effect.onError(() => Effect.sync(() => writer.abort())))
})

const appendPart = Effect.fnUntraced(function* (part: string, writer: TableSetWriter) {
  yield* attemptPromise(`cannot merge the part ${part}`, async () => {
    const tables = await TableSetReader.open(part)
    try {
      for (const name of TABLE_NAMES) {
        const reader = tables.readers[name]
        for (let i = 0; i < reader.batches; i++) writer.appendRange(name, await reader.batch(i))
      }
    } finally {
      await tables.close()
    }
  })
})
