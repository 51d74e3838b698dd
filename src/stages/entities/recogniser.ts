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

/** A mention with all that the rest of the document, and the user's own names, say of it. */
export interface NamedMention extends Mention {
  /** The name that all mentions of the same one share within the document. */
  readonly canonical: string
  readonly place_code: string | null
  /** The recogniser's name only if span, type and score are as the recogniser gave them. */
  readonly recogniser: RecogniserName
}

/**
 * Finds people, places and organisations in a sentence. The mentions lie within the sentence, are in order, do not
 * overlap, and neither begin nor end with white space. A function of the sentence alone, because the rows of
 * unchanged sentences are reused.
 */
export interface Recogniser {
  /** Goes into `entities.recogniser`. */
  readonly name: RecogniserName
  /** All that it sees of a sentence: where this is the same, so are the mentions. */
  readonly sees: (sentence: SentenceInput) => string
  readonly recognise: (sentence: SentenceInput) => Effect.Effect<ReadonlyArray<Mention>>
}

/** The recogniser of a run. */
export class EntityRecogniser extends Context.Service<EntityRecogniser, Recogniser>()(
  "jianbao/stages/entities/EntityRecogniser"
) {}
