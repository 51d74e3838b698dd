import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseStatistics } from "../../../src/stages/clean/statistics.ts"

/** The statistics that ship with the product. */
export const statistics = parseStatistics(
  readFileSync(join(import.meta.dirname, "../../../models/clean/statistics.bin"))
)
