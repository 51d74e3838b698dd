import { Schema } from "effect"

/**
 * A model cannot be used. The message says what is wrong, where, and what to do next.
 *
 * - `missing`: there is no such folder, or a file of it is not there.
 * - `invalid`: `model.json` is not what it should be, or the model is of another kind than was asked for.
 * - `unfit`: it is no model for what the configuration, or the command line, asks of it.
 * - `altered`: a file has another digest than `model.json` says, or the model another than the configuration says.
 * - `unpinned`: the configuration does not say by a digest which model it means.
 * - `unreachable`: the hub does not answer, or does not have it.
 * - `unloadable`: the files are as they should be, but the runtime refuses them, or has no such execution provider.
 */
export class ModelError extends Schema.TaggedError<ModelError>()("ModelError", {
  reason: Schema.Literals(["missing", "invalid", "unfit", "altered", "unpinned", "unreachable", "unloadable"]),
  message: Schema.String
}) {}
