import { createHash } from "node:crypto"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import type { Configuration } from "../configuration/configuration.ts"
import type { StageName } from "../domain/issue.ts"
import { bundledModel } from "../models/library/bundled.ts"
import { findEmbedder, type Embedder } from "../models/sentences/embedder.ts"
import { pipeline } from "../pipeline.ts"
import { stagesUpTo } from "../executor/course.ts"
import { codeClosure } from "../store/code-closure.ts"
import type { StageManifest, StageManifests } from "../store/manifest.ts"
import type { Fingerprints } from "../store/part.ts"

/** Root of the source (or of `dist/`), which the names of modules in a fingerprint are relative to. */
const SOURCE_ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * What each stage is made of: the closure of its own modules, the packages in it, its section of the configuration,
 * and its models' digests. The fingerprint is the hash of these four; nothing else can change a stage's rows.
 *
 * @param last The stages behind it are not looked at.
 */
export const stageManifests = Effect.fn("stageManifests")(function* (configuration: Configuration, last: StageName) {
  const manifests: Partial<Record<StageName, StageManifest>> = {}
  const wanted = stagesUpTo(last)
  for (const stage of pipeline.filter(({ name }) => wanted.includes(name))) {
    const { modules, packages } = codeClosure(fileURLToPath(stage.module), SOURCE_ROOT)
    const models: Record<string, string> = {}
    for (const folder of stage.models(configuration)) models[folder] = (yield* bundledModel(folder)).digest
    let section: object = configuration[stage.name]
    if (stage.name === "embed") {
      const embedder = yield* findEmbedder(configuration.embed)
      models[embedder.id] = embedder.digest
      section = embeddingSection(embedder)
    }
    const parts = { modules, packages, models, configuration: section }
    const fingerprint = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)
    manifests[stage.name] = { fingerprint, ...parts }
  }
  return manifests as StageManifests
})

/**
 * What the vectors depend on besides the model's files. Where the files lie is not part of it, nor what a query begins
 * with; and what the configuration leaves to the model counts as if it were set.
 */
const embeddingSection = ({ id, dtype, pooling, documentPrefix, maxTokens, vectors, device }: Embedder) => ({
  model: id,
  dtype,
  pooling,
  documentPrefix,
  maxTokens,
  dimensions: vectors.dimensions,
  vectors: vectors.element,
  device
})

/** The fingerprints alone; empty for a stage that is not there. */
export const fingerprintsOf = (stages: StageManifests): Fingerprints => ({
  clean: stages.clean.fingerprint,
  segment: stages.segment?.fingerprint ?? "",
  entities: stages.entities?.fingerprint ?? "",
  embed: stages.embed?.fingerprint ?? ""
})
