import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isGreaterThan(0))

/** A file of a model that its results depend on; the path is relative to the model's folder, with `/`. */
export const ModelFile = Schema.Struct({
  path: Schema.NonEmptyString,
  sha256: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)),
  bytes: Count
})
export type ModelFile = typeof ModelFile.Type

/** `model.json`: what a bundled model is. Written by `training/`, read here; the card beside it says the same in words. */
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
  /** The most tokens that fit into one call, the marks at both ends included. */
  maxTokens: Schema.optionalKey(Count),
  files: Schema.NonEmptyArray(ModelFile),
  /** Measurements, for people; nothing is computed from them. */
  figures: Schema.Record(Schema.String, Schema.Unknown)
})
export type ModelDescription = typeof ModelDescription.Type
