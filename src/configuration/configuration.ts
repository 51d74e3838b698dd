import { Schema } from "effect"
import { RecogniserName } from "../domain/entity.ts"

const Positive = Schema.Int.check(Schema.isGreaterThan(0))
const Probability = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/**
 * What a person can set. One section a stage (a stage's fingerprint covers its own section and no other), and `run`
 * for what can never change a result.
 */
export const Configuration = Schema.Struct({
  run: Schema.Struct({
    /** Worker threads; null: one for each core, at most eight. */
    workers: Schema.NullOr(Positive),
    /** Documents computed and committed together. */
    partDocuments: Positive
  }),
  clean: Schema.Struct({
    /** Larger files are quarantined unread. */
    maxFileBytes: Positive,
    /** Edits that are less sure than this are listed in `issues` for a person to review. */
    reviewBelow: Probability,
    /** Full-width digits and Latin letters become half-width. */
    fullwidth: Schema.Boolean,
    /** Half-width punctuation between Han characters becomes full-width. */
    punctuation: Schema.Boolean,
    /** Characters that a look-alike would fit much better (己/已, 人/入) are listed in `issues`. None is changed. */
    suspects: Schema.Boolean
  }),
  segment: Schema.Struct({}),
  entities: Schema.Struct({
    recogniser: RecogniserName.pick(["jieba"])
  }),
  embed: Schema.Struct({
    /** Folder below `models/`. */
    model: Schema.String
  })
})
export type Configuration = typeof Configuration.Type

export const defaults: Configuration = {
  run: { workers: null, partDocuments: 16 },
  clean: { maxFileBytes: 16 * 1024 * 1024, reviewBelow: 0.5, fullwidth: true, punctuation: true, suspects: true },
  segment: {},
  entities: { recogniser: "jieba" },
  embed: { model: "bge-small-zh-v1.5-int8" }
}

/** Where the value of a key came from: `default`, the path of a file, or a flag. */
export type Provenance = Readonly<Record<string, string>>
