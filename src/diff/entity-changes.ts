import type { Entity } from "../domain/entity.ts"
import type { Sentence } from "../domain/sentence.ts"
import type { Alignment } from "./align/alignment.ts"
import { axisOf } from "./axis.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "./change.ts"
import { type Group, rawSpan } from "./groups.ts"
import { type Placed, pairSpans } from "./span-pairs.ts"

/** Names found, missed, of another type, span or canonical name, in one group of sentences. */
export const entityChanges = (
  ids: readonly [a: string, b: string],
  group: Group<Sentence>,
  entities: { readonly a: ReadonlyArray<Entity>; readonly b: ReadonlyArray<Entity> },
  alignment: Alignment,
  cause: (a: Entity | null, b: Entity | null) => Cause
): Array<Change> => {
  if (entities.a.length === 0 && entities.b.length === 0) return []
  const axis = axisOf(group, alignment)
  const texts = [textsOf(group.a), textsOf(group.b)] as const
  const change = (kind: KindOf<"entities">, a: Entity | null, b: Entity | null): Change => ({
    item: "entities",
    kind,
    cause: cause(a, b),
    a: a && entitySide(ids[0], a, texts[0].get(a.sentence) ?? null),
    b: b && entitySide(ids[1], b, texts[1].get(b.sentence) ?? null),
    value: null
  })
  const placedA = entities.a.map((row): Placed<Entity> => ({ row, span: axis.ofA(row), label: row.type }))
  const placedB = entities.b.map((row): Placed<Entity> => ({ row, span: axis.ofB(row), label: row.type }))
  // Where the text changed, two names meet only if some of it is the same.
  const shared = (x: Placed<Entity>, y: Placed<Entity>): number =>
    group.sameText
      ? Math.min(x.span.end, y.span.end) - Math.max(x.span.start, y.span.start)
      : alignment.shared(rawSpan(x.row), rawSpan(y.row))
  const { pairs, onlyA, onlyB } = pairSpans(placedA, placedB, shared)
  const changed = pairs.flatMap(([a, b]) => {
    const kind = kindOf(a, b, axis.ofA(a), axis.ofB(b))
    return kind === undefined ? [] : [change(kind, a, b)]
  })
  return [...changed, ...onlyA.map((a) => change("removed", a, null)), ...onlyB.map((b) => change("added", null, b))]
}

const kindOf = (
  a: Entity,
  b: Entity,
  spanA: { readonly start: number; readonly end: number },
  spanB: { readonly start: number; readonly end: number }
): KindOf<"entities"> | undefined => {
  if (a.type !== b.type) return "retyped"
  if (spanA.start !== spanB.start || spanA.end !== spanB.end) return "boundary"
  return a.canonical !== b.canonical || a.place_code !== b.place_code || a.text !== b.text ? "canonical" : undefined
}

const textsOf = (sentences: ReadonlyArray<Sentence>): ReadonlyMap<number, string> =>
  new Map(sentences.map(({ sentence, text }) => [sentence, text]))

export const entitySide = (document: string, entity: Entity, sentence: string | null): Side =>
  side(document, {
    ordinal: entity.entity,
    text: entity.text,
    label: entity.type,
    name: entity.canonical,
    raw: rawSpan(entity),
    sentence
  })
