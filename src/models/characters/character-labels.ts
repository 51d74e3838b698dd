import { Schema } from "effect"

/**
 * How often mentions turn out right that the encoder gives a probability: `raw` the probabilities, `calibrated` the
 * share that was right at each; both rise, and between two points it is a line.
 */
export const Calibration = Schema.Struct({
  raw: Schema.NonEmptyArray(Schema.Finite),
  calibrated: Schema.NonEmptyArray(Schema.Finite)
})
export type Calibration = typeof Calibration.Type

/** `labels.json`: what the columns of each head stand for. */
export const CharacterLabels = Schema.Struct({
  /** Tags of the heads for names: `O`, and for each type `B-`, `I-`, `E-` and `S-`. */
  entities: Schema.NonEmptyArray(Schema.String),
  /** Tags of the head for words: `B`, `M`, `E`, `S`. */
  words: Schema.NonEmptyArray(Schema.String),
  /** Parts of speech. */
  pos: Schema.NonEmptyArray(Schema.String),
  calibration: Calibration
})
export type CharacterLabels = typeof CharacterLabels.Type
