import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isGreaterThan(0))

/** A file of a model that its results depend on; the path is relative to the model's folder, with `/`. */
export const ModelFile = Schema.Struct({
  path: Schema.NonEmptyString,
  sha256: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)),
  bytes: Count
})
export type ModelFile = typeof ModelFile.Type

/** Name of the file that says what a model is. */
export const DESCRIPTION = "model.json"

/**
 * `model.json`: what a model is. Of a bundled one it is written by `training/`, and the card beside it says the same in
 * words; of another one by `jianbao models add`.
 */
export const ModelDescription = Schema.Struct({
  id: Schema.NonEmptyString,
  /** What the model does, e.g. `embedder`. */
  kind: Schema.NonEmptyString,
  source: Schema.NonEmptyString,
  licence: Schema.NonEmptyString,
  dtype: Schema.optionalKey(Schema.String),
  /** How the vector of a text is made of those of its tokens. */
  pooling: Schema.optionalKey(Schema.String),
  /** Length of a vector. */
  dimensions: Schema.optionalKey(Count),
  /** Where the files lie, if not beside `model.json`: a model that was added from a folder stays there. */
  directory: Schema.optionalKey(Schema.String),
  /** The most tokens that fit into one call, the marks at both ends included. */
  maxTokens: Schema.optionalKey(Count),
  files: Schema.NonEmptyArray(ModelFile),
  /** Measurements, for people; nothing is computed from them. */
  figures: Schema.Record(Schema.String, Schema.Unknown)
})
export type ModelDescription = typeof ModelDescription.Type
