import { Context, Schema, type Stream } from "effect"
import { Configuration } from "../configuration/configuration.ts"
import { VectorLayout } from "../domain/embedding.ts"
import { Fingerprints, type Part, type PartSummary } from "../store/part.ts"
import { Course } from "./course.ts"

/** All that determines how parts come out and where they go; sent once to every worker. */
export const Assignment = Schema.Struct({
  inputRoot: Schema.String,
  outputRoot: Schema.String,
  configuration: Configuration,
  course: Course,
  setup: Schema.String,
  metadata: Schema.Struct({
    embedding_model: Schema.String,
    embedding_digest: Schema.String,
    vectors: Schema.optionalKey(VectorLayout)
  }),
  /** Directory of the run that rows may be taken from. */
  parent: Schema.NullOr(Schema.Struct({ directory: Schema.String, fingerprints: Fingerprints }))
})
export type Assignment = typeof Assignment.Type

/** A part could not be computed or committed. The message says what and what to do next. */
export class ExecutorError extends Schema.TaggedError<ExecutorError>()("ExecutorError", {
  message: Schema.String
}) {}

/**
 * How parts get computed. A part is deterministic, idempotent and committed by rename, so any scheduler can do it;
 * this one interface stands before worker threads on one machine and before whatever runs on many.
 */
export class Executor extends Context.Service<
  Executor,
  {
    /** How many parts are computed at a time. */
    readonly parallelism: number
    /** Computes the parts, in any order, and tells of each as it is committed. */
    compute(parts: ReadonlyArray<Part>, assignment: Assignment): Stream.Stream<PartSummary, ExecutorError>
  }
>()("jianbao/executor/Executor") {}
