import { Schema } from "effect"
import { Configuration } from "../configuration/configuration.ts"
import { Encoding, DocumentStatus } from "../domain/document.ts"
import { Device, VectorElement } from "../domain/embedding.ts"
import { StageName } from "../domain/issue.ts"
import { StageTiming } from "./part.ts"

/** Version of the manifest's own shape. */
export const MANIFEST_VERSION = 1

/** What a stage was made of when the run was: see docs/operations.md for how the parts make the fingerprint. */
export const StageManifest = Schema.Struct({
  fingerprint: Schema.String,
  /** Module path to the digest of its tokens. */
  modules: Schema.Record(Schema.String, Schema.String),
  packages: Schema.Record(Schema.String, Schema.String),
  /** Model, by its folder below `models/` or its id, to the digest of its files. */
  models: Schema.Record(Schema.String, Schema.String),
  configuration: Schema.Unknown
})
export type StageManifest = typeof StageManifest.Type

export const ModelManifest = Schema.Struct({
  id: Schema.String,
  kind: Schema.String,
  digest: Schema.String,
  dtype: Schema.NullOr(Schema.String),
  pooling: Schema.NullOr(Schema.String),
  /** Of a model from a hub. */
  revision: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** Put before each sentence of the table, and what a query has to begin with to be compared with them. */
  document_prefix: Schema.optionalKey(Schema.String),
  query_prefix: Schema.optionalKey(Schema.String),
  /** Numbers in a vector of the table, and how they are stored: `float32` or `int8`. */
  dimensions: Schema.optionalKey(Schema.Int),
  vectors: Schema.optionalKey(VectorElement),
  /** Execution provider that the run asked for. */
  device: Schema.optionalKey(Device)
})
export type ModelManifest = typeof ModelManifest.Type

export const OutputManifest = Schema.Struct({ sha256: Schema.String, bytes: Schema.Int, rows: Schema.Int })

/** `manifest.json` of a run: how it came about, what went in, what came out. */
export const Manifest = Schema.Struct({
  manifest_version: Schema.Literal(MANIFEST_VERSION),
  schema_version: Schema.Int,
  run: Schema.String,
  /** The run that rows were taken from. */
  parent: Schema.NullOr(Schema.String),
  argv: Schema.Array(Schema.String),
  configuration: Configuration,
  /** Key of the configuration to where its value came from. */
  configuration_from: Schema.Record(Schema.String, Schema.String),
  code: Schema.Struct({
    version: Schema.String,
    commit: Schema.NullOr(Schema.String),
    dirty: Schema.NullOr(Schema.Boolean)
  }),
  machine: Schema.Struct({ node: Schema.String, os: Schema.String, cpu: Schema.String, cores: Schema.Int }),
  /** The stages that the run has rows of: the first one, two or three of the pipeline (`run --stages`), or all. */
  stages: Schema.Struct({
    clean: StageManifest,
    segment: Schema.optionalKey(StageManifest),
    entities: Schema.optionalKey(StageManifest),
    embed: Schema.optionalKey(StageManifest)
  }),
  /** Stages whose rows are older than the rows they should have been made from: `rerun --only` stopped before them. */
  stale: Schema.Array(StageName),
  /** Stages that ran anew for some documents only (`rerun --where`): rows of both fingerprints stand side by side. */
  mixed: Schema.Array(StageName),
  models: Schema.Array(ModelManifest),
  input_root: Schema.String,
  inputs: Schema.Array(
    Schema.Struct({
      path: Schema.String,
      sha256: Schema.String,
      bytes: Schema.Int,
      encoding: Schema.NullOr(Encoding),
      status: DocumentStatus
    })
  ),
  outputs: Schema.Record(Schema.String, OutputManifest),
  started: Schema.String,
  finished: Schema.String,
  workers: Schema.Int,
  /** How the documents came by their rows. */
  reuse: Schema.Struct({
    /** Went through the stages; `timeline` says which stages found their rows in the parent run even so. */
    computed: Schema.Int,
    /** Copied from the parent run. */
    kept: Schema.Int,
    /** Taken from parts that a killed run left. */
    resumed: Schema.Int
  }),
  timeline: Schema.Array(Schema.Struct({ part: Schema.String, ...StageTiming.fields })),
  /** Milliseconds for 1,000 code points of raw text, from this run or, where it computed nothing, the one before. */
  rates: Schema.Record(StageName, Schema.NullOr(Schema.Finite))
})
export type Manifest = typeof Manifest.Type

/** What the stages of a run were made of; those behind its last one are not there. */
export type StageManifests = Manifest["stages"]

/** The stages of a run, in order. */
export const stagesOf = ({ stages }: Pick<Manifest, "stages">): ReadonlyArray<StageName> =>
  StageName.literals.filter((name) => stages[name] !== undefined)

/** The stages that a run has no rows of, in order. */
export const stagesLeftOut = ({ stages }: Pick<Manifest, "stages">): ReadonlyArray<StageName> =>
  StageName.literals.filter((name) => stages[name] === undefined)

/** The last stage of a run. */
export const lastStageOf = (manifest: Pick<Manifest, "stages">): StageName => stagesOf(manifest).at(-1)!

export const decodeManifest = Schema.decodeUnknownEffect(Schema.fromJsonString(Manifest))
