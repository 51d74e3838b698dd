import type { Entity } from "../domain/entity.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Token } from "../domain/token.ts"
import { causeOf, type ChangedHere } from "./cause.ts"
import type { Change } from "./change.ts"
import { Places } from "./changed-here.ts"
import type { DocumentPair, DocumentVersion } from "./reading/document-pair.ts"
import { entityChanges } from "./layers/entity-changes.ts"
import { type Group, groupRows } from "./groups.ts"
import { issueChanges } from "./layers/issue-changes.ts"
import { sentenceChanges } from "./layers/sentence-changes.ts"
import type { Sureness } from "./layers/sureness.ts"
import { textChanges } from "./layers/text-changes.ts"
import { sameTokens, tokenChanges } from "./layers/token-changes.ts"
import { type ComparedVector, vectorChanges } from "./layers/vector-changes.ts"

/** What differs between two versions of a document, and which sentences the two have in common. */
export interface DocumentDifference {
  readonly changes: ReadonlyArray<Change>
  /** The sentences that both have with one text, and how far their vectors are apart. */
  readonly vectors: ReadonlyArray<ComparedVector>
  /** How sure both runs are of the names and edits that both have. */
  readonly sureness: ReadonlyArray<Sureness>
}

/** Compares two versions of a document layer by layer, each change with the earliest layer that explains it. */
export const compareDocument = (pair: DocumentPair): DocumentDifference => {
  const { a, b, layers, alignment, same } = pair
  const ids = [a.document.document_id, b.document.document_id] as const
  const places = new Places(pair)
  const anywhere = { input: places.otherInput, text: false, segmentation: false }

  const sureness: Array<Sureness> = []
  const sure = (compared: Sureness): void => void sureness.push(compared)
  const text = layers.has("text") ? textChanges(pair, places, anywhere, sure) : []
  // No later stage reads how sure cleaning was.
  anywhere.text = text.some(({ item }) => item !== "confidences") || a.document.clean_text !== b.document.clean_text

  const groups = sentenceGroups(pair)
  const before = (group: Group<Sentence>): ChangedHere => places.ofSentences(group)
  const sentences = layers.has("sentences")
    ? sentenceChanges(pair, groups, (group) => causeOf("segment", before(group), anywhere, same))
    : []

  const tokensA = bySentence(a.tokens)
  const tokensB = bySentence(b.tokens)
  const entitiesA = bySentence(a.entities)
  const entitiesB = bySentence(b.entities)
  const tokens: Array<Change> = []
  const parts = groups.map((group) => {
    const words = { a: rowsOf(tokensA, group.a), b: rowsOf(tokensB, group.b) }
    if (layers.has("tokens"))
      tokens.push(...tokenChanges(ids, group, words, alignment, causeOf("segment", before(group), anywhere, same)))
    return { group, otherTokens: layers.has("tokens") && !sameTokens(words) }
  })
  anywhere.segmentation = sentences.length > 0 || tokens.length > 0

  const readsTokens = readWords(a) && readWords(b)
  const entities = layers.has("entities")
    ? parts.flatMap(({ group, otherTokens }) => {
        const names = { a: rowsOf(entitiesA, group.a), b: rowsOf(entitiesB, group.b) }
        const cause = () => causeOf("entities", places.ofEntities(group, otherTokens && readsTokens), anywhere, same)
        return entityChanges(ids, group, names, alignment, cause, sure)
      })
    : []

  const compared: Array<ComparedVector> = []
  const vectors = layers.has("embeddings")
    ? vectorChanges(
        ids,
        groups,
        { a: vectorsOf(a), b: vectorsOf(b) },
        // A vector is made of its sentence's text alone, and that is the same.
        () => (same.embed ? "noise" : "embedder"),
        (vector) => compared.push(vector)
      )
    : []
  const issues = layers.has("issues")
    ? issueChanges(pair, (x, y) => causeOf((x ?? y)!.stage, places.ofIssue(x, y, groups), anywhere, same))
    : []
  return {
    changes: [...text, ...sentences, ...tokens, ...entities, ...vectors, ...issues],
    vectors: compared,
    sureness
  }
}

/** Sentences that need not be compared are the same ones on both sides. */
const sentenceGroups = ({ a, b, layers, alignment }: DocumentPair): ReadonlyArray<Group<Sentence>> =>
  layers.has("sentences")
    ? groupRows(a.sentences, b.sentences, alignment)
    : a.sentences.flatMap((row, i) =>
        b.sentences[i] === undefined ? [] : [{ a: [row], b: [b.sentences[i]], sameText: true }]
      )

/** Whether the recogniser saw words as the segmentation cut them; the encoder sees the sentence's text. */
const readWords = ({ entities }: DocumentVersion): boolean =>
  entities.some(({ recogniser }) => recogniser === "jieba") ||
  entities.every(({ recogniser }) => recogniser !== "encoder")

const bySentence = <Row extends Token | Entity>(rows: ReadonlyArray<Row>): ReadonlyMap<number, ReadonlyArray<Row>> => {
  const found = new Map<number, Array<Row>>()
  for (const row of rows) {
    const own = found.get(row.sentence)
    if (own === undefined) found.set(row.sentence, [row])
    else own.push(row)
  }
  return found
}

const rowsOf = <Row>(
  by: ReadonlyMap<number, ReadonlyArray<Row>>,
  sentences: ReadonlyArray<Sentence>
): ReadonlyArray<Row> => (by.size === 0 ? [] : sentences.flatMap(({ sentence }) => by.get(sentence) ?? []))

const vectorsOf = ({ embeddings }: DocumentVersion) => new Map(embeddings.map((row) => [row.sentence, row]))
