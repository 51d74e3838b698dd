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

/** A document to compute, and the id under which the parent run holds it (another one if it was renamed). */
export const WorkItem = Schema.Struct({
  input: Input,
  previous: Schema.NullOr(Schema.String)
})
export type WorkItem = typeof WorkItem.Type

/** A piece of work: documents computed one after the other and committed together by one rename. */
export const Part = Schema.Struct({
  id: Schema.String,
  items: Schema.Array(WorkItem)
})
export type Part = typeof Part.Type

/** What one stage did in a part: for the timeline, and for the expected time of the next run. */
export const StageTiming = Schema.Struct({
  stage: StageName,
  /** Milliseconds since 1970 at which the part began. */
  started: Schema.Finite,
  /** Milliseconds spent in the stage. */
  milliseconds: Schema.Finite,
  /** Documents computed, and documents whose rows the parent run already had. */
  computed: Schema.Int,
  reused: Schema.Int,
  /** Documents whose rows were left although what they were made from has changed. */
  stale: Schema.Int,
  /** Rows written, computed and reused. */
  rows: Schema.Int,
  /** Sentences that the stage had to look at: those of computed documents which it did not find in the parent run. */
  sentences: Schema.Int,
  /** Code points of raw text of the documents computed. */
  characters: Schema.Int
})
export type StageTiming = typeof StageTiming.Type

/** What came of a part; `part.json` in its directory. Written last: a part that has it is complete. */
export const PartSummary = Schema.Struct({
  id: Schema.String,
  /** Hash of all that its documents' rows depend on besides the documents. */
  setup: Schema.String,
  /** Those that need not be computed again as long as the input's digest is the same. */
  documents: Schema.Array(Schema.Struct({ id: Schema.String, digest: Schema.String })),
  quarantined: Schema.Int,
  characters: Schema.Int,
  /** Size of the part's tables. */
  bytes: Schema.Int,
  timings: Schema.Array(StageTiming)
})
export type PartSummary = typeof PartSummary.Type

const decodeSummary = Schema.decodeUnknownOption(Schema.fromJsonString(PartSummary))

/** Cuts the work, in its order, into parts of so many documents each. */
export const cutIntoParts = (
  work: ReadonlyArray<WorkItem>,
  lengths: ReadonlyArray<number>,
  setup: string
): ReadonlyArray<Part> => {
  let next = 0
  return lengths.map((length) => {
    const items = work.slice(next, next + length)
    next += length
    const digests = items.map(({ input }) => [input.document_id, inputDigest(input)])
    return { id: digestOf([setup, digests]), items }
  })
}

/** Tells two states of an input apart. */
export const inputDigest = ({ source_path, source_sha256, problem }: Input): string =>
  digestOf([source_path, source_sha256, problem])

const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 24)

/** Summaries of the finished parts that lie in the output directory: a run that did not end left them. */
export const finishedParts = (output: OutputDirectory): ReadonlyArray<PartSummary> => {
  if (!fs.existsSync(output.parts)) return []
  return fs
    .readdirSync(output.parts)
    .toSorted()
    .flatMap((id) => Option.toArray(Option.filter(readSummary(output, id), (summary) => summary.id === id)))
}

/**
 * The documents that finished parts hold, and in which part. A part counts when its setup is the present one: then
 * its rows are those that would be computed now, however the documents were grouped.
 */
export const finishedDocuments = (
  output: OutputDirectory,
  setup: string
): ReadonlyMap<string, { readonly digest: string; readonly part: string }> =>
  new Map(
    finishedParts(output)
      .filter((part) => part.setup === setup)
      .flatMap((part) => part.documents.map(({ id, digest }) => [id, { digest, part: part.id }] as const))
  )

const readSummary = (output: OutputDirectory, id: string): Option.Option<PartSummary> => {
  try {
    return decodeSummary(fs.readFileSync(path.join(output.part(id), "part.json"), "utf8"))
  } catch {
    return Option.none()
  }
}
