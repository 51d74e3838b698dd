import { Effect } from "effect"
import { findEmbedder, type EmbedderSettings } from "../models/sentences/embedder.ts"
import { modelId, modelSource } from "../models/library/model-source.ts"
import type { Manifest, ModelManifest } from "../store/manifest.ts"
import { DEFAULT_VECTORS, type TableMetadata } from "../tables/table.ts"

/**
 * The model of the vectors as a run's manifest names it.
 *
 * @param used Whether the run embeds. One that does not names its model too, and needs no file of it.
 */
export const describeEmbedder = Effect.fn("describeEmbedder")(function* (settings: EmbedderSettings, used: boolean) {
  const source = modelSource(settings.model)
  if (!used && source.kind !== "bundled") {
    const { revision, digest, dtype, pooling } = settings
    return { id: modelId(source), kind: "embedder", digest: digest ?? "", dtype, pooling, revision }
  }
  const { documentPrefix, queryPrefix, vectors, ...model } = yield* findEmbedder(settings)
  return {
    id: model.id,
    kind: model.kind,
    digest: model.digest,
    dtype: model.dtype,
    pooling: model.pooling,
    revision: model.revision,
    document_prefix: documentPrefix,
    query_prefix: queryPrefix,
    dimensions: vectors.dimensions,
    vectors: vectors.element,
    device: model.device
  } satisfies ModelManifest
})

/** What the tables say of the vectors in them. */
export const vectorMetadata = (model: ModelManifest | undefined): TableMetadata => ({
  embedding_model: model?.id ?? "",
  embedding_digest: model?.digest ?? "",
  vectors: {
    dimensions: model?.dimensions ?? DEFAULT_VECTORS.dimensions,
    element: model?.vectors ?? DEFAULT_VECTORS.element
  }
})

/** The model that made a run's vectors. */
export const embedderOf = ({ models }: Pick<Manifest, "models">): ModelManifest | undefined =>
  models.find(({ kind }) => kind === "embedder")
