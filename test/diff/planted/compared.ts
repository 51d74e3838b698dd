import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { type DiffOptions, type DiffResult, diffRuns } from "../../../src/diff/diff-runs.ts"
import { OpenedRun } from "../../../src/diff/reading/open-run.ts"
import type { PlantedPair } from "./pair.ts"
import { fingerprintsOf, FIRST, writeRun } from "./run-directory.ts"

/** Writes two runs to a directory of their own. */
export const writtenPair = (pair: PlantedPair) => {
  const directory = fs.mkdtempSync(path.join(fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir(), "jianbao-diff-"))
  const [a, b] = [path.join(directory, "run-a"), path.join(directory, "run-b")]
  writeRun(a, pair.a, FIRST)
  writeRun(b, pair.b, fingerprintsOf(pair.same))
  return { directory, a, b, remove: () => fs.rmSync(directory, { recursive: true, force: true }) }
}

/** Compares two run directories. */
export const diffDirectories = async (
  a: string,
  b: string,
  options: Partial<DiffOptions> = {}
): Promise<DiffResult> => {
  const runs = [await OpenedRun.open(a), await OpenedRun.open(b)] as const
  try {
    return await diffRuns(...runs, {
      accepted: new Map(),
      gates: [],
      limit: 1000,
      wanted: () => true,
      sample: 10,
      seed: 0,
      ...options
    })
  } finally {
    for (const run of runs) await run.close()
  }
}
