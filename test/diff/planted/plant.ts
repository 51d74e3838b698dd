import type { Cause, Item, Kind } from "../../../src/diff/change.ts"
import type { StageName } from "../../../src/domain/issue.ts"
import {
  type Dice,
  type DocumentModel,
  messageOf,
  type ParagraphModel,
  type SentenceModel,
  textOfName
} from "./model.ts"

/** A change that the comparison must find, with the text that each run has there. */
export interface Expected {
  readonly item: Item
  readonly kind: Kind
  readonly cause: Cause
  readonly a: string | null
  readonly b: string | null
}

/** What planting a change did: the changes that follow, the stage that must differ, whether the page changed. */
export interface Planted {
  readonly expected: ReadonlyArray<Expected>
  readonly stage: StageName | null
  readonly input?: boolean
  /** Edits come and go that are not listed one by one: those of a line that came, went or moved. */
  readonly looseEdits?: boolean
}

/** A place where a change is planted: one sentence of a body paragraph, with untouched sentences around it. */
export interface Site {
  readonly document: DocumentModel
  readonly paragraph: ParagraphModel
  readonly index: number
  readonly dice: Dice
}

/** Plants a change, or does nothing where the place does not allow it. */
export type Plant = (site: Site) => Planted | undefined

export const sentenceAt = ({ paragraph, index }: Site): SentenceModel => paragraph.sentences[index]!
export const inName = ({ names }: SentenceModel, i: number): boolean =>
  names.some(({ first, last }) => first <= i && i <= last)
export const change = (item: Item, kind: Kind, cause: Cause, a: string | null, b: string | null): Expected => ({
  item,
  kind,
  cause,
  a,
  b
})
/** The words of a sentence that no name covers, without its stop. */
export const freeWords = (sentence: SentenceModel): Array<number> =>
  sentence.words.flatMap((_, i) => (inName(sentence, i) || i === sentence.words.length - 1 ? [] : [i]))
export const namesOf = (sentence: SentenceModel, make: (text: string) => Expected): Array<Expected> =>
  sentence.names.map((name) => make(textOfName(sentence, name)))
export const tokensOf = (sentence: SentenceModel, make: (text: string) => Expected): Array<Expected> =>
  sentence.words.map(({ clean }) => make(clean))
/** What is remarked of a sentence. */
export const issuesOf = (sentence: SentenceModel, make: (text: string) => Expected): Array<Expected> =>
  sentence.words.flatMap((word) => (word.issue === null ? [] : [make(messageOf(word.issue, word))]))
