import * as fs from "node:fs"
import * as path from "node:path"
import { Context, Effect, Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { bundledModel } from "../../models/library/bundled.ts"
import { ModelError } from "../../models/library/model-error.ts"
import type { CleanOptions } from "./clean-text.ts"
import { parseStatistics, type CleanStatistics } from "./statistics.ts"

/** Folder below `models/` of what cleaning has learned. */
export const CLEANING_MODEL = "clean"

/** What cleaning has learned, and what the configuration says of it. */
export class CleaningModel extends Context.Service<
  CleaningModel,
  { readonly statistics: CleanStatistics; readonly options: CleanOptions }
>()("jianbao/stages/clean/CleaningModel") {
  static readonly layer = ({ reviewBelow, fullwidth, punctuation, suspects }: Configuration["clean"]) =>
    Layer.effect(
      CleaningModel,
      Effect.gen(function* () {
        const { directory } = yield* bundledModel(CLEANING_MODEL)
        const statistics = yield* Effect.try({
          try: () => parseStatistics(fs.readFileSync(path.join(directory, "statistics.bin"))),
          catch: (cause) => new ModelError({ reason: "unloadable", message: `${directory}: ${String(cause)}` })
        })
        return CleaningModel.of({
          statistics,
          options: { lowConfidence: reviewBelow, fullwidth, punctuation, suspects }
        })
      })
    )
}
