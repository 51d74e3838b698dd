import type { Span } from "../domain/span.ts"

/**
 * The layers of a run. `inputs` to `entities` and `embeddings` are each made from those before; `scores` is how sure the
 * stages were of what is otherwise the same, and `issues` what they remarked.
 */
export const LAYERS = ["inputs", "text", "sentences", "tokens", "entities", "scores", "embeddings", "issues"] as const
export type Layer = (typeof LAYERS)[number]

/**
 * What can change, and how. An item is named like the table that it is a row of; a gate names a kind of change
 * `<item>.<kind>`.
 *
 * - `inputs`: `changed` other bytes under the same name; `decoded` the same bytes read otherwise; `status` usable in one
 *   run only.
 * - `pages`: what is said of the whole bulletin.
 * - `paragraphs`, `articles`: `recut` several became several others; `reattributed` a paragraph that belongs to another
 *   article now; `dateline` another text or place of it.
 * - `sentences`: `boundary` text moved from one sentence to its neighbour; `changed` the same place, another text.
 * - `tokens`: `boundary` the same text cut otherwise; `pos` another part of speech; `changed` another text.
 * - `entities`: `retyped` another type, whatever else changed; `boundary` another span; `canonical` another shared name
 *   or place code.
 * - `scores`, `confidences`: of a name or an edit that is otherwise the same. `drift` another number; `recogniser` found
 *   by another recogniser, whose scores mean something else.
 * - `issues`: known by their code and place; what the message says of numbers and ordinals is no change.
 */
export const KINDS = {
  inputs: ["added", "deleted", "renamed", "changed", "decoded", "status"],
  pages: ["title", "published_on"],
  edits: ["appeared", "vanished", "changed"],
  paragraphs: ["split", "merged", "recut", "added", "removed", "role", "reattributed"],
  articles: ["split", "merged", "added", "removed", "headline", "byline", "dateline"],
  sentences: ["split", "merged", "boundary", "changed", "added", "removed"],
  tokens: ["boundary", "pos", "changed", "added", "removed"],
  entities: ["added", "removed", "retyped", "boundary", "canonical"],
  scores: ["drift", "recogniser"],
  confidences: ["drift"],
  embeddings: ["drift"],
  neighbours: ["changed"],
  issues: ["appeared", "vanished"]
} as const

export type Item = keyof typeof KINDS
export const ITEMS = Object.keys(KINDS) as ReadonlyArray<Item>
export type KindOf<I extends Item> = (typeof KINDS)[I][number]
export type Kind = KindOf<Item>

export const LAYER_OF: Readonly<Record<Item, Layer>> = {
  inputs: "inputs",
  pages: "text",
  edits: "text",
  paragraphs: "text",
  articles: "text",
  sentences: "sentences",
  tokens: "tokens",
  entities: "entities",
  scores: "scores",
  confidences: "scores",
  embeddings: "embeddings",
  neighbours: "embeddings",
  issues: "issues"
}

/**
 * The earliest layer that explains a change. `input`: the bulletin changed here. `text`: its cleaning. `segmentation`:
 * sentences or words were cut otherwise here. `recogniser`, `embedder`: all they read is the same, so they are not.
 * `noise`: nothing that made the row differs, and yet the row does.
 */
export const CAUSES = ["input", "text", "segmentation", "recogniser", "embedder", "noise"] as const
export type Cause = (typeof CAUSES)[number]

/** A change as one of the two runs has it. */
export interface Side {
  readonly document: string
  /** Of the first row, where it is several. */
  readonly ordinal: number | null
  readonly text: string
  /**
   * Type of an entity, rule of an edit, part of speech, role of a paragraph, code of an issue; of a score or confidence
   * that moved, also the number.
   */
  readonly label: string | null
  /** Canonical name of an entity. */
  readonly name: string | null
  /** In the raw text of its document, in code points. */
  readonly raw: Span | null
  /** Text of the sentence that it stands in. */
  readonly sentence: string | null
}

/** One difference between two runs; a side is null where the other run alone has it. */
export interface Change {
  readonly item: Item
  readonly kind: Kind
  readonly cause: Cause
  readonly a: Side | null
  readonly b: Side | null
  /**
   * Of a vector: the cosine distance that it moved by. Of a score or a confidence: the difference, 0 to 1. Of neighbours:
   * how many of the nearest were lost.
   */
  readonly value: number | null
}

export const side = (document: string, given: Partial<Omit<Side, "document">> & { readonly text: string }): Side => ({
  document,
  ordinal: null,
  label: null,
  name: null,
  raw: null,
  sentence: null,
  ...given
})
