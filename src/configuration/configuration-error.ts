import { Schema } from "effect"

/** A configuration that cannot be used; the message says which key, where, and what would be right. */
export class ConfigurationError extends Schema.TaggedError<ConfigurationError>()("ConfigurationError", {
  message: Schema.String
}) {}
