import { Effect, Schema } from "effect"
import { Device, Pooling, VectorElement, WeightType } from "../domain/embedding.ts"
import { RecogniserName } from "../domain/entity.ts"
import { KnownName } from "../domain/known-name.ts"

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
    /** `full`: the line tagger is asked about doubtful lines; `fast`: it is left out. Runs made before it had none. */
    mode: Schema.Literals(["full", "fast"]).pipe(Schema.withDecodingDefaultKey(Effect.succeed("fast" as const))),
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
  segment: Schema.Struct({
    /** `jieba`: words by a dictionary, fast; `encoder`: by the trained model, slower and more often right. */
    words: Schema.Literals(["jieba", "encoder"])
  }),
  entities: Schema.Struct({
    /** `encoder`: the trained model; `jieba`: rules over parts of speech, faster and much weaker. */
    recogniser: RecogniserName.pick(["encoder", "jieba"]),
    /** The user's own names; in the file the path of a CSV with them. Runs made before there were any have none. */
    names: Schema.Array(KnownName).pipe(Schema.withDecodingDefaultKey(Effect.succeed([])))
  }),
  /** Runs made before there were other models than the bundled ones have nothing but its name; see docs/models.md. */
  embed: Schema.Struct({
    /** A bundled model's name; a folder, in the file relative to it (`./bge-m3`); or `owner/name` on a hub. */
    model: Schema.String,
    /** Of a model from a hub: which commit. */
    revision: Schema.NullOr(Schema.NonEmptyString).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
    /** The digest of the model's files. A model that does not come with the package is refused without. */
    digest: Schema.NullOr(Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))).pipe(
      Schema.withDecodingDefaultKey(Effect.succeed(null))
    ),
    /** The type of weights: which of the model's graphs. Null: fp32, or the one that a bundled model has. */
    dtype: Schema.NullOr(WeightType).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
    /** How the vectors of tokens become one; null: as a bundled model's card says. */
    pooling: Schema.NullOr(Pooling).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
    /** Numbers kept of each vector, the first ones; null: all. */
    dimensions: Schema.NullOr(Positive).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
    /** Put before each sentence of the table. */
    documentPrefix: Schema.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed(""))),
    /** What a query has to begin with. It changes no row: the manifest records it for those who search. */
    queryPrefix: Schema.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed(""))),
    /** How the table stores vectors. */
    vectors: VectorElement.pipe(Schema.withDecodingDefaultKey(Effect.succeed("float32" as const))),
    /** Execution provider. Only `cpu` promises the same bits everywhere. */
    device: Device.pipe(Schema.withDecodingDefaultKey(Effect.succeed("cpu" as const)))
  })
})
export type Configuration = typeof Configuration.Type

export const defaults: Configuration = {
  run: { workers: null, partDocuments: 16 },
  clean: {
    mode: "full",
    maxFileBytes: 16 * 1024 * 1024,
    reviewBelow: 0.5,
    fullwidth: true,
    punctuation: true,
    suspects: true
  },
  segment: { words: "jieba" },
  entities: { recogniser: "encoder", names: [] },
  embed: {
    model: "bge-small-zh-v1.5-int8",
    revision: null,
    digest: null,
    dtype: null,
    pooling: null,
    dimensions: null,
    documentPrefix: "",
    queryPrefix: "",
    vectors: "float32",
    device: "cpu"
  }
}

/** Where the value of a key came from: `default`, the path of a file, or a flag. */
export type Provenance = Readonly<Record<string, string>>
