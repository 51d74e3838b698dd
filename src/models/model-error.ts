import { Schema } from "effect"

/**
 * A bundled model cannot be used. The message says what is wrong, where, and what to do next.
 *
 * - `missing`: there is no such folder, or a file of it is not there.
 * - `invalid`: `model.json` is not what it should be, or the model is of another kind than was asked for.
 * - `altered`: a file has another digest than `model.json` says.
 * - `unloadable`: the files are as they were made, but the runtime refuses them.
 */
export class ModelError extends Schema.TaggedError<ModelError>()("ModelError", {
  reason: Schema.Literals(["missing", "invalid", "altered", "unloadable"]),
  message: Schema.String
}) {}
