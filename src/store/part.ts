import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Option, Schema } from "effect"
import { StageName } from "../domain/issue.ts"
import { Input } from "./inputs.ts"
import type { OutputDirectory } from "./output-directory.ts"

/** Fingerprint of each stage: what makes its rows, other than the rows it reads. */
export const Fingerprints = Schema.Record(StageName, Schema.String)
export type Fingerprints = typeof Fingerprints.Type

/** A piece of work: neighbouring documents, computed together and committed by one rename. */
export const Part = Schema.Struct({
  id: Schema.String,
  inputs: Schema.Array(Input)
})
export type Part = typeof Part.Type

/** What one stage did in a part: wall time in milliseconds and rows written. */
export const StageTiming = Schema.Struct({
  stage: StageName,
  milliseconds: Schema.Number,
  documents: Schema.Int,
  characters: Schema.Int
})
export type StageTiming = typeof StageTiming.Type

/** What came of a part; `part.json` in its directory. Written last: a part that has it is complete. */
export const PartSummary = Schema.Struct({
  id: Schema.String,
  documents: Schema.Int,
  quarantined: Schema.Int,
  characters: Schema.Int,
  sentences: Schema.Int,
  bytes: Schema.Int,
  timings: Schema.Array(StageTiming)
})
export type PartSummary = typeof PartSummary.Type

const decodeSummary = Schema.decodeUnknownOption(Schema.fromJsonString(PartSummary))

/**
 * Cuts the inputs, in their order, into parts. A part's id names all that determines its rows, so a part left by an
 * earlier, killed run is used again exactly when it would come out the same.
 */
export const planParts = (
  inputs: ReadonlyArray<Input>,
  partDocuments: number,
  fingerprints: Fingerprints
): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  for (let i = 0; i < inputs.length; i += partDocuments) {
    const group = inputs.slice(i, i + partDocuments)
    parts.push({ id: partId(group, fingerprints), inputs: group })
  }
  return parts
}

const partId = (inputs: ReadonlyArray<Input>, fingerprints: Fingerprints): string => {
  const named = inputs.map((input) => [input.source_path, input.source_sha256, input.problem])
  const made = StageName.literals.map((stage) => fingerprints[stage])
  return createHash("sha256")
    .update(JSON.stringify([named, made]))
    .digest("hex")
    .slice(0, 24)
}

/** The summary of a finished part that lies in the output directory, if it does. */
export const finishedPart = (output: OutputDirectory, id: string): Option.Option<PartSummary> => {
  try {
    return decodeSummary(fs.readFileSync(path.join(output.part(id), "part.json"), "utf8"))
  } catch {
    return Option.none()
  }
}
