import * as fs from "node:fs"
import * as path from "node:path"
import { Context, Effect, Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import type { KnownName } from "../../domain/known-name.ts"
import { bundledModel } from "../../models/library/bundled.ts"
import { NameIndex } from "./names/name-index.ts"
import { Gazetteer } from "./places/gazetteer.ts"

/** Folder below `models/` of the divisions of China. */
export const PLACES_MODEL = "places"

/** What is known of names whatever the document: where the places are, and what the user says. */
export class NameKnowledge extends Context.Service<
  NameKnowledge,
  { readonly gazetteer: Gazetteer; readonly names: NameIndex<KnownName> }
>()("jianbao/stages/entities/NameKnowledge") {
  static readonly layer = ({ names }: Pick<Configuration["entities"], "names">) =>
    Layer.effect(
      NameKnowledge,
      Effect.gen(function* () {
        const { directory } = yield* bundledModel(PLACES_MODEL)
        // Its digest has just been verified, so it is there and whole.
        const divisions = fs.readFileSync(path.join(directory, "divisions.tsv"), "utf8")
        return NameKnowledge.of({ gazetteer: new Gazetteer(divisions), names: new NameIndex(names) })
      })
    )
}
