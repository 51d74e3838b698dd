import * as fs from "node:fs"
import { Effect } from "effect"
import { TableSetWriter } from "../tables/table-set.ts"
import type { TableMetadata } from "../tables/table.ts"
import { tableFile, type TableName } from "../tables/tables.ts"
import { attempt, attemptPromise } from "./store-error.ts"
import { StoredRun } from "./stored-run.ts"

/** Directories held open while documents are copied out of them in turn. */
const OPEN_SOURCES = 8

/**
 * The tables of a new run: which documents, in order, and the directory (of a run or a part) that has each. The
 * directory of a part that is still being computed is promised: rows that are there are merged meanwhile.
 */
export interface Merge {
  readonly documents: ReadonlyArray<string>
  readonly sourceOf: (documentId: string) => Promise<string>
  readonly metadata: TableMetadata
}

/**
 * Streams the rows of all documents, in order, into the tables of a run: column by column, never as objects. One
 * batch of each table is in memory at a time, and the batches that come out are cut by row number, so the result does
 * not depend on where the rows came from or how they were grouped there.
 */
export const mergeInto = Effect.fn("mergeInto")(function* (
  directory: string,
  tables: ReadonlyArray<TableName>,
  { documents, sourceOf, metadata }: Merge
) {
  const writer = yield* attempt(
    `cannot write ${directory}`,
    () => new TableSetWriter(directory, documents, metadata, tables)
  )
  const copy = attemptPromise(`cannot merge the rows into ${directory}`, async (signal) => {
    const sources = new OpenSources()
    const givenUp = rejectionOn(signal)
    try {
      for (const id of documents) {
        const source = await sources.open(await Promise.race([sourceOf(id), givenUp]))
        for (const name of tables) {
          for (const { batch, from, to } of await source.ranges(name, id)) writer.appendRange(name, batch, from, to)
        }
      }
      return writer.close()
    } finally {
      await sources.close()
    }
  })
  return yield* copy.pipe(Effect.onError(() => Effect.sync(() => writer.abort())))
})

/** A promise that fails when the signal is given: a part that never comes must not be waited for. */
const rejectionOn = (signal: AbortSignal): Promise<never> => {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener("abort", () => reject(new Error("the merge was given up")))
  // Nobody may be waiting at that moment.
  promise.catch(() => undefined)
  return promise
}

/** Gives tables that did not change to a run, without copying a byte where the file system has hard links. */
export const linkInto = (directory: string, tables: ReadonlyArray<TableName>, from: string) =>
  attempt(`cannot link the tables of ${from}`, () => {
    for (const name of tables) linkOrCopy(tableFile(from, name), tableFile(directory, name))
  })

const linkOrCopy = (from: string, to: string): void => {
  try {
    fs.linkSync(from, to)
  } catch {
    fs.copyFileSync(from, to)
  }
}

/** The sources used last; parts are many and come one after the other. */
class OpenSources {
  readonly #open = new Map<string, StoredRun>()

  async open(directory: string): Promise<StoredRun> {
    const found = this.#open.get(directory)
    if (found !== undefined) {
      this.#open.delete(directory)
      this.#open.set(directory, found)
      return found
    }
    if (this.#open.size >= OPEN_SOURCES) {
      const [oldest, run] = [...this.#open][0]!
      this.#open.delete(oldest)
      await run.close()
    }
    const run = await StoredRun.open(directory)
    this.#open.set(directory, run)
    return run
  }

  async close(): Promise<void> {
    for (const run of this.#open.values()) await run.close()
    this.#open.clear()
  }
}
