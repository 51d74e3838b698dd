import { liesIn, type Gazetteer, type Place } from "../places/gazetteer.ts"
import { COREFERENCE_RULES } from "./coreference-rules.ts"
import { introducedName } from "./introduced-names.ts"
import { KNOWN_BODIES } from "./known-bodies.ts"
import type { NameUse } from "./name-use.ts"

/**
 * The canonical name of each mention of a document: the official name of a place that has a code; the full name of a
 * body that the text introduces by a short one, or that everybody knows; else the fullest name that the document has
 * for it by the rules of coreference. A function of the document alone.
 *
 * @param uses In document order.
 */
export const canonicalNames = (uses: ReadonlyArray<NameUse>, gazetteer: Gazetteer): ReadonlyArray<string> => {
  const places = placeNames(uses, gazetteer)
  const introduced = introductions(uses)
  const names = new NamesOfDocument(uses)
  const canonical = new Map<NameUse, string>()
  const nameOf = (use: NameUse): string => {
    const known = canonical.get(use)
    if (known !== undefined) return known
    const place = use.place === null ? undefined : places.get(use.place)
    const body = use.type === "ORG" ? KNOWN_BODIES.get(use.name) : undefined
    const name = place ?? body ?? names.antecedent(use, nameOf) ?? use.name
    canonical.set(use, name)
    return name
  }
  return uses.map((use) => nameOf(introduced.get(`${use.type} ${use.name}`) ?? use))
}

/** The first mention that introduces a short name, by the type and the short name. */
const introductions = (uses: ReadonlyArray<NameUse>): ReadonlyMap<string, NameUse> => {
  const introduced = new Map<string, NameUse>()
  for (const use of uses) {
    const short = introducedName(use)
    const key = `${use.type} ${short}`
    if (short !== undefined && !introduced.has(key)) introduced.set(key, use)
  }
  return introduced
}

/** What places are called: with what they lie in where the document has two of the same name (北京市朝阳区). */
const placeNames = (uses: ReadonlyArray<NameUse>, gazetteer: Gazetteer): ReadonlyMap<Place, string> => {
  const places = new Set(uses.flatMap(({ place }) => place ?? []))
  const alike = Map.groupBy(places, ({ name }) => name)
  return new Map(
    Array.from(places, (place) => [
      place,
      alike.get(place.name)!.length > 1 ? (outerName(place, gazetteer) ?? "") + place.name : place.name
    ])
  )
}

/** The prefecture that a county lies in, or the province where there is none. */
const outerName = ({ code }: Place, gazetteer: Gazetteer): string | undefined => {
  const outer = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].find(
    (candidate) => gazetteer.has(candidate) && liesIn(code, candidate)
  )
  return outer === undefined ? undefined : gazetteer.place(outer).name
}

/** The mentions of a document by name, for the look-up of fuller ones. */
class NamesOfDocument {
  readonly #order: ReadonlyMap<NameUse, number>
  /** Uses by type and name. */
  readonly #uses: ReadonlyMap<string, ReadonlyArray<NameUse>>
  /** The first use of each name by type and by each character of the name. */
  readonly #firstUses = new Map<string, Array<NameUse>>()

  constructor(uses: ReadonlyArray<NameUse>) {
    this.#order = new Map(uses.map((use, i) => [use, i]))
    this.#uses = Map.groupBy(uses, keyOf)
    for (const [first] of this.#uses.values()) {
      for (const character of new Set(first!.name)) {
        const key = `${first!.type} ${character}`
        const group = this.#firstUses.get(key)
        if (group === undefined) this.#firstUses.set(key, [first!])
        else group.push(first!)
      }
    }
  }

  /** The canonical name of the fuller name that a mention stands for, by the first rule that finds one. */
  antecedent(use: NameUse, nameOf: (use: NameUse) => string): string | undefined {
    const longer = (this.#firstUses.get(`${use.type} ${use.name.at(-1)}`) ?? []).filter(
      ({ name }) => name.length > use.name.length
    )
    if (longer.length === 0) return undefined
    for (const { type, relates, unless, takes } of COREFERENCE_RULES) {
      if (type !== use.type || unless?.test(use.following) === true) continue
      const full = longer
        .filter((candidate) => relates(use, candidate))
        .flatMap((first) => this.#uses.get(keyOf(first))!)
      const inArticle = full.filter(({ article }) => article === use.article)
      const found = takes === "nearest" ? this.#lastBefore(use, inArticle) : undefined
      if (found !== undefined) return nameOf(found)
      const names = new Set((inArticle.length > 0 ? inArticle : takes === "only" ? full : []).map(nameOf))
      if (names.size === 1) return [...names][0]
    }
    return undefined
  }

  #lastBefore(use: NameUse, full: ReadonlyArray<NameUse>): NameUse | undefined {
    const orderOf = (of: NameUse): number => this.#order.get(of)!
    return full
      .filter((candidate) => orderOf(candidate) < orderOf(use))
      .toSorted((a, b) => orderOf(a) - orderOf(b))
      .at(-1)
  }
}

const keyOf = ({ type, name }: NameUse): string => `${type} ${name}`
