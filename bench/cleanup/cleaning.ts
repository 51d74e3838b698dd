/** Cleaning without tables, for the benches of this folder. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, ManagedRuntime } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { openPage } from "../../src/stages/clean/clean-text.ts"
import { cleanTagged, LineTagger, tagsOfDoubtful } from "../../src/stages/clean/clean.ts"
import { rolesOf } from "../../src/stages/clean/roles/decide-roles.ts"
import { parseStatistics } from "../../src/stages/clean/statistics.ts"

const BUNDLED = join(import.meta.dirname, "../../models/clean/statistics.bin")

/** CLEAN_STATISTICS names another file of statistics than the one that ships. */
export const statistics = parseStatistics(readFileSync(process.env["CLEAN_STATISTICS"] ?? BUNDLED))

/** Cleaning in one of its modes, with the models loaded once; to be disposed of. `fast` leaves the line tagger out. */
export const cleaningIn = (mode: "full" | "fast") => {
  const models = ManagedRuntime.make(LineTagger.layer({ mode }))
  return {
    clean: (text: string) => models.runPromise(cleanTagged(text, statistics, defaults.clean)),
    /** What is decided of the lines of a text before anything is written. */
    decide: (text: string) => {
      const page = openPage(text, statistics)
      const decided = Effect.map(tagsOfDoubtful(page.reading), (tags) => ({ page, roles: rolesOf(page.reading, tags) }))
      return models.runPromise(decided)
    },
    dispose: () => models.dispose()
  }
}
