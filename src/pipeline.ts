import { Layer } from "effect"
import type { Configuration } from "./configuration/configuration.ts"
import type { StageName } from "./domain/issue.ts"
import { SentenceEncoder } from "./models/sentences/sentence-encoder.ts"
import { clean, CleaningModel, LineTagger } from "./stages/clean/clean.ts"
import { embed } from "./stages/embed/embed.ts"
import { entities, layerRecogniser, NameKnowledge } from "./stages/entities/entities.ts"
import { layerWordSegmenter, segment } from "./stages/segment/segment.ts"

/**
 * Noisy bulletins in, tables out.
 *
 * - clean: the bytes of a bulletin become text: broken lines rejoined, stray spaces dropped, paragraphs, headlines
 *   and bylines found; every change is an entry of an invertible ledger.
 * - segment: paragraphs become sentences, sentences become words with parts of speech.
 * - entities: people, places and organisations are found in the sentences.
 * - embed: every sentence becomes a vector.
 *
 * Each stage reads rows that earlier ones wrote and writes its own; see `stages/stage.ts` for what a stage is, and
 * `executor/compute-document.ts` for how a document goes through them.
 */
export const pipeline = [clean, segment, entities, embed] as const

/** What each stage needs of the world besides what those before it need: its models. */
const stageLayers = (configuration: Configuration) => ({
  clean: Layer.merge(CleaningModel.layer(configuration.clean), LineTagger.layer(configuration.clean)),
  segment: layerWordSegmenter(configuration.segment),
  entities: Layer.merge(layerRecogniser(configuration.entities), NameKnowledge.layer(configuration.entities)),
  embed: SentenceEncoder.layer(configuration.embed)
})
type StageLayer = ReturnType<typeof stageLayers>[StageName]

/** The services that some stage needs. */
export type PipelineServices = Layer.Success<StageLayer>

/**
 * The models, loaded once in each worker.
 *
 * @param last Those of the stages behind it are left out: they are not run, so nothing asks for them.
 */
export const pipelineLayer = (configuration: Configuration, last: StageName = "embed") => {
  const layers = stageLayers(configuration)
  const stages = pipeline.slice(0, pipeline.findIndex(({ name }) => name === last) + 1)
  const needed = stages.map(({ name }) => layers[name]) as unknown as readonly [Layer.Layer<PipelineServices>]
  return Layer.mergeAll(...needed) as Layer.Layer<PipelineServices, Layer.Error<StageLayer>>
}
