import type { StageName } from "../domain/issue.ts"
import type { Cause } from "./change.ts"

/** Which layers changed at a place. */
export interface ChangedHere {
  readonly input: boolean
  readonly text: boolean
  readonly segmentation: boolean
}

/** Which stages were made of the same code, configuration, models and packages in both runs. */
export type SameStages = Readonly<Record<StageName, boolean>>

const CAUSE_OF: Readonly<Record<StageName, Cause>> = {
  clean: "text",
  segment: "segmentation",
  entities: "recogniser",
  embed: "embedder"
}

const BEFORE: Readonly<Record<StageName, StageName | null>> = {
  clean: null,
  segment: "clean",
  entities: "segment",
  embed: "segment"
}

/**
 * The earliest layer that explains a change.
 *
 * @param own The stage that wrote the changed row.
 * @param here What changed at its place.
 * @param anywhere What changed anywhere in the document: a stage that is the same in both runs cannot be to blame, so
 * something that it read elsewhere is, such as a mention in another sentence that a canonical name was taken from.
 */
export const causeOf = (own: StageName, here: ChangedHere, anywhere: ChangedHere, same: SameStages): Cause => {
  if (here.input) return "input"
  if (here.text && own !== "clean") return blame("clean", anywhere, same)
  if (here.segmentation && own !== "segment") return blame("segment", anywhere, same)
  return blame(own, anywhere, same)
}

const blame = (stage: StageName, anywhere: ChangedHere, same: SameStages): Cause => {
  if (!same[stage]) return CAUSE_OF[stage]
  const before = BEFORE[stage]
  if (before === "segment" && anywhere.segmentation) return blame("segment", anywhere, same)
  if (before !== null && anywhere.text) return blame("clean", anywhere, same)
  return anywhere.input ? "input" : "noise"
}
