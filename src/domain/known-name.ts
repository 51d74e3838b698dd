import { Schema } from "effect"
import { EntityType } from "./entity.ts"

/** A name of the user's own list. */
export const KnownName = Schema.Struct({
  text: Schema.NonEmptyString,
  type: EntityType,
  /** What its mentions are to be counted under; null: whatever the document says. */
  canonical: Schema.NullOr(Schema.NonEmptyString)
})
export type KnownName = typeof KnownName.Type
