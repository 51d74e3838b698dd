import { Schema } from "effect"

export const EntityType = Schema.Literals(["PER", "LOC", "ORG"])
export type EntityType = typeof EntityType.Type

/**
 * Who found a mention: `jieba` by part-of-speech tags, `encoder` the trained model, `names` the user's own list,
 * `document` what is known of the name from elsewhere in the document.
 */
export const RecogniserName = Schema.Literals(["jieba", "encoder", "names", "document"])
export type RecogniserName = typeof RecogniserName.Type

/** A mention of a person, place or organisation. It lies inside its sentence and may cut through a token. */
export const Entity = Schema.Struct({
  entity: Schema.Int,
  sentence: Schema.Int,
  text: Schema.String,
  type: EntityType,
  /** The name that all mentions of the same one share within the document. */
  canonical: Schema.String,
  /** Of a place: GB/T 2260 code of a division of China, ISO 3166-1 alpha-2 code of a country; null when unsure. */
  place_code: Schema.NullOr(Schema.String),
  /** How sure the recogniser is, 0 to 1; what it means is said by the recogniser. */
  score: Schema.Number,
  recogniser: RecogniserName,
  /** Ordinals of the first and the last token that it touches. */
  first_token: Schema.Int,
  last_token: Schema.Int,
  clean_start: Schema.Int,
  clean_end: Schema.Int,
  raw_start: Schema.Int,
  raw_end: Schema.Int
})
export type Entity = typeof Entity.Type
