import type { Entity, RecogniserName } from "../../domain/entity.ts"
import type { Sentence } from "../../domain/sentence.ts"
import type { Alignment } from "../align/alignment.ts"
import { axisOf } from "../axis.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import { type Group, rawSpan } from "../groups.ts"
import { labelled, type Sureness, surenessChanges } from "./sureness.ts"
import { type Placed, pairSpans } from "../span-pairs.ts"

/**
 * Names found, missed, of another type, span or canonical name, in one group of sentences, and those that are the same but
 * for their score or who found them.
 *
 * @param compared Is told of every name that both runs have and one recogniser found.
 */
export const entityChanges = (
  ids: readonly [a: string, b: string],
  group: Group<Sentence>,
  entities: { readonly a: ReadonlyArray<Entity>; readonly b: ReadonlyArray<Entity> },
  alignment: Alignment,
  cause: () => Cause,
  compared: (sureness: Sureness) => void
): Array<Change> => {
  if (entities.a.length === 0 && entities.b.length === 0) return []
  const axis = axisOf(group, alignment)
  const texts = [textsOf(group.a), textsOf(group.b)] as const
  const sideA = (row: Entity): Side => entitySide(ids[0], row, texts[0].get(row.sentence) ?? null)
  const sideB = (row: Entity): Side => entitySide(ids[1], row, texts[1].get(row.sentence) ?? null)
  const change = (kind: KindOf<"entities">, a: Entity | null, b: Entity | null): Change => ({
    item: "entities",
    kind,
    cause: cause(),
    a: a && sideA(a),
    b: b && sideB(b),
    value: null
  })
  /** Of two mentions that say the same. */
  const sureness = (a: Entity, b: Entity): ReadonlyArray<Change> => {
    const rest = () => ({ cause: cause(), a: sideA(a), b: sideB(b) })
    // The scores of two recognisers mean different things: there is no difference to take.
    return a.recogniser === b.recogniser
      ? surenessChanges({ item: "scores", a: a.score, b: b.score }, compared, rest)
      : [foundOtherwise(rest(), a.recogniser, b.recogniser)]
  }
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
    return kind === undefined ? sureness(a, b) : [change(kind, a, b)]
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

const foundOtherwise = (
  { cause, a, b }: { readonly cause: Cause; readonly a: Side; readonly b: Side },
  by: RecogniserName,
  now: RecogniserName
): Change => ({ item: "scores", kind: "recogniser", cause, a: labelled(a, by), b: labelled(b, now), value: null })

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
