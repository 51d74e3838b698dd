import { Layer } from "effect"
import type { Configuration } from "./configuration/configuration.ts"
import { SentenceEncoder } from "./models/sentence-encoder.ts"
import { clean, CleaningModel } from "./stages/clean/clean.ts"
import { embed } from "./stages/embed/embed.ts"
import { entities, layerRecogniser } from "./stages/entities/entities.ts"
import { segment } from "./stages/segment/segment.ts"
import { Tagger } from "./stages/segment/tagger.ts"

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

/** The services that some stage needs. */
export type PipelineServices = Layer.Success<ReturnType<typeof pipelineLayer>>

/** What the stages need of the world: the models, loaded once in each worker. */
export const pipelineLayer = (configuration: Configuration) =>
  Layer.mergeAll(
    CleaningModel.layer(configuration.clean),
    Tagger.layer,
    layerRecogniser(configuration.entities),
    SentenceEncoder.layer(configuration.embed)
  )
