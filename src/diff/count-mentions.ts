import { rowsOf, TableReader } from "../tables/table-reader.ts"
import { tableFile, TABLES } from "../tables/tables.ts"
import type { NameRollup } from "./name-rollup.ts"
import type { OpenedRun } from "./reading/open-run.ts"

const CANONICAL: ReadonlySet<string> = new Set(["canonical"])

/** Counts the mentions of the names that changed over a whole run, one column and one batch at a time. */
export const countMentions = async (which: "a" | "b", run: OpenedRun, names: NameRollup): Promise<void> => {
  if (names.size === 0 || run.unreadable.has("entities")) return
  const reader = await TableReader.open(tableFile(run.directory, "entities"), TABLES.entities)
  try {
    for (let i = 0; i < reader.batches; i++)
      for (const { canonical } of rowsOf(TABLES.entities, await reader.batch(i), { columns: CANONICAL }))
        names.count(which, canonical, 1)
  } finally {
    await reader.close()
  }
}
