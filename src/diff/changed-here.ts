import type { ParagraphRole } from "../domain/article.ts"
import type { Issue } from "../domain/issue.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Span } from "../domain/span.ts"
import type { ChangedHere } from "./cause.ts"
import type { DocumentPair } from "./reading/document-pair.ts"
import { type Group, rawSpan, type TextRow } from "./groups.ts"
import { issueSpan } from "./layers/issue-changes.ts"

/** What changed where, in the layers before the one that is asked about. */
export class Places {
  readonly #pair: DocumentPair
  /** False when the bytes are the same: then what differs in the raw texts is how they were decoded. */
  readonly #otherBytes: boolean
  readonly #rolesA: ReadonlyMap<number, ParagraphRole>
  readonly #rolesB: ReadonlyMap<number, ParagraphRole>

  constructor(pair: DocumentPair) {
    this.#pair = pair
    this.#otherBytes = pair.a.document.source_sha256 !== pair.b.document.source_sha256
    this.#rolesA = new Map(pair.a.paragraphs.map(({ paragraph, role }) => [paragraph, role]))
    this.#rolesB = new Map(pair.b.paragraphs.map(({ paragraph, role }) => [paragraph, role]))
  }

  /** The bulletin as a whole: other bytes, or another name, which cleaning may read a day from. */
  get otherInput(): boolean {
    return this.#otherBytes || this.renamed
  }

  get renamed(): boolean {
    return this.#pair.a.document.document_id !== this.#pair.b.document.document_id
  }

  /** At a raw span of each side. @param around Code points on both sides of it that count, too. */
  at(a: Span | null, b: Span | null, around = 0): ChangedHere {
    const { alignment } = this.#pair
    const changed =
      (a !== null && alignment.changedInA(wider(a, around))) || (b !== null && alignment.changedInB(wider(b, around)))
    return { input: changed && this.#otherBytes, text: changed && !this.#otherBytes, segmentation: false }
  }

  /** Where the rows of a group stand. */
  under({ a, b }: Group<TextRow>): ChangedHere {
    return this.at(hull(a), hull(b))
  }

  /** Before a change of sentences: the page, or the text and its paragraphs. */
  ofSentences(group: Group<Sentence>): ChangedHere {
    if (isSameSentence(group) && this.#sameParagraphs(group)) return NOTHING
    const under = this.under(group)
    return { ...under, text: under.text || !group.sameText || !this.#sameParagraphs(group) }
  }

  /** Before a change of names: also how sentences, and words where the recogniser reads them, were cut. */
  ofEntities(group: Group<Sentence>, otherTokens: boolean): ChangedHere {
    if (isSameSentence(group)) return { ...NOTHING, segmentation: otherTokens }
    const here = this.ofSentences(group)
    return { ...here, segmentation: true }
  }

  /** Before an issue came or went: the page, and for one of a later stage than cleaning, the sentences that it is about. */
  ofIssue(a: Issue | null, b: Issue | null, groups: ReadonlyArray<Group<Sentence>>): ChangedHere {
    const [spanA, spanB] = [a && issueSpan(a), b && issueSpan(b)]
    if (spanA === null && spanB === null) return { ...NOTHING, input: this.#otherBytes }
    const about =
      (a ?? b)!.stage === "clean"
        ? []
        : groups.filter((group) => meets(hull(group.a), spanA) || meets(hull(group.b), spanB))
    if (about.length === 0) return this.at(spanA, spanB, 1)
    return about
      .map((group) => this.ofEntities(group, false))
      .reduce((p, q) => ({
        input: p.input || q.input,
        text: p.text || q.text,
        segmentation: p.segmentation || q.segmentation
      }))
  }

  #sameParagraphs({ a, b }: Group<Sentence>): boolean {
    const paragraphsA = [...new Set(a.map(({ paragraph }) => paragraph))]
    const paragraphsB = [...new Set(b.map(({ paragraph }) => paragraph))]
    return (
      paragraphsA.length === paragraphsB.length &&
      paragraphsA.every((paragraph, i) => this.#rolesA.get(paragraph) === this.#rolesB.get(paragraphsB[i]!))
    )
  }
}

export const NOTHING: ChangedHere = { input: false, text: false, segmentation: false }

/** One sentence with one text on both sides, wherever it stands. */
const isSameSentence = ({ a, b, sameText }: Group<unknown>): boolean => sameText && a.length === 1 && b.length === 1

const hull = (rows: ReadonlyArray<TextRow>): Span | null =>
  rows.length === 0
    ? null
    : {
        start: rows.reduce((least, row) => Math.min(least, rawSpan(row).start), Infinity),
        end: rows.reduce((most, row) => Math.max(most, rawSpan(row).end), 0)
      }

const wider = ({ start, end }: Span, around: number): Span => ({ start: start - around, end: end + around })

const meets = (a: Span | null, b: Span | null): boolean =>
  a !== null && b !== null && Math.min(a.end, b.end) > Math.max(a.start, b.start)
