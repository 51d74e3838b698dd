import { Context, type Effect } from "effect"
import type { EntityType, RecogniserName } from "../../domain/entity.ts"
import type { Span } from "../../domain/span.ts"

/** A name in a sentence; its span counts code points of the sentence. */
export interface Mention extends Span {
  readonly type: EntityType
  /** 0 to 1; what it means is said by the recogniser. */
  readonly score: number
}

/** A word of the sentence; its span counts code points of the sentence. */
export interface SentenceWord extends Span {
  readonly text: string
  readonly pos: string
}

/** What a recogniser sees: the text is enough for a model, the words are there for those that build on them. */
export interface SentenceInput {
  readonly text: string
  readonly words: ReadonlyArray<SentenceWord>
}

/**
 * Finds people, places and organisations in a sentence. The mentions lie within the sentence, are in order and do
 * not overlap. A function of the sentence alone, because the rows of unchanged sentences are reused.
 */
export interface Recogniser {
  /** Goes into `entities.recogniser`. */
  readonly name: RecogniserName
  readonly recognise: (sentence: SentenceInput) => Effect.Effect<ReadonlyArray<Mention>>
}

/** The recogniser of a run. */
export class EntityRecogniser extends Context.Service<EntityRecogniser, Recogniser>()(
  "jianbao/stages/entities/EntityRecogniser"
) {}
