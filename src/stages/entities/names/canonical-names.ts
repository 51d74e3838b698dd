import { isCountry, liesIn, type Gazetteer, type Place } from "../places/gazetteer.ts"
import { isAbbreviation } from "./abbreviation.ts"
import { COREFERENCE_RULES, type CoreferenceRule, endsIn, officialName } from "./coreference-rules.ts"
import { introducedName } from "./introduced-names.ts"
import { KNOWN_BODIES, SHORT_NAMES } from "./known-bodies.ts"
import type { NameUse } from "./name-use.ts"
import { isAddressed, titleBefore, titleBehind } from "./titles.ts"

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
    // Its own until it is known: so a name that leads back to itself is its own.
    canonical.set(use, use.name)
    const place = use.place === null ? undefined : places.get(use.place)
    const name = place ?? names.knownBody(use, nameOf) ?? names.antecedent(use, nameOf) ?? use.name
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

  /**
   * The full name of a body that everybody knows, unless the document names another one that the short name fits:
   * 社科院 is 上海社会科学院 where that is spoken of, and its own where both are.
   */
  knownBody(use: NameUse, nameOf: (use: NameUse) => string): string | undefined {
    if (use.type !== "ORG") return undefined
    if (SHORT_NAMES.has(use.name)) return use.name
    const known = KNOWN_BODIES.get(use.name)
    if (known === undefined) return undefined
    const others = this.#longer(use).filter(
      (full) => (endsIn(use, full) || isOfPlace(full, use)) && nameOf(full) !== known
    )
    if (others.length === 0) return known
    return this.#longer(use).some((full) => nameOf(full) === known) ? use.name : undefined
  }

  /** The canonical name of the fuller name that a mention stands for, by the first rule that finds one. */
  antecedent(use: NameUse, nameOf: (use: NameUse) => string): string | undefined {
    const official = this.#uses.get(`${use.type} ${officialName(use)}`)?.[0]
    if (official !== undefined && official.name !== use.name) return nameOf(official)
    const longer = this.#longer(use)
    if (longer.length === 0) return undefined
    for (const rule of COREFERENCE_RULES) {
      if (rule.type !== use.type) continue
      const fitting = longer.filter((full) => rule.relates(use, full))
      if (fitting.length === 0) continue
      const others = longer.filter((full) => rule.mayMean?.(use, full) === true)
      const near = this.#near(use, [...new Set([...fitting, ...others])], rule)
      const names = Map.groupBy(near, nameOf)
      const title = titleBehind(use.following)
      const undecided = names.size > 1 || isAddressed(use.following)
      const left = rule.byTitle && undecided ? [...names].filter(([, uses]) => uses.some(hasTitle(title))) : [...names]
      if (left.length === 1 && left[0]![1].some((full) => rule.relates(use, full))) return left[0]![0]
    }
    return undefined
  }

  /** The first use of each name that is longer and has the last character of a name. */
  #longer(use: NameUse): ReadonlyArray<NameUse> {
    const alike = this.#firstUses.get(`${use.type} ${use.name.at(-1)}`) ?? []
    return alike.filter(({ name }) => name.length > use.name.length)
  }

  /** The uses of some names that are near enough to a use for a rule. */
  #near(use: NameUse, names: ReadonlyArray<NameUse>, { within }: CoreferenceRule): ReadonlyArray<NameUse> {
    const uses = names.flatMap((first) => this.#uses.get(keyOf(first))!)
    const inArticle = uses.filter(({ article }) => article === use.article)
    if (within === "document") return inArticle.length > 0 ? inArticle : uses
    const before = inArticle.filter((full) => this.#order.get(full)! < this.#order.get(use)!)
    return before.length > 0 ? before : inArticle
  }
}

/** A body of a place in China whose name a short one may be an abbreviation of: 上海社会科学院 for 社科院. */
const isOfPlace = (full: NameUse, { name }: NameUse): boolean =>
  full.lead !== null && !isCountry(full.lead.place.code) && isAbbreviation(name, full)

/** Whether a name is said with that title before or behind it. */
const hasTitle =
  (title: string | undefined) =>
  ({ preceding, following }: NameUse): boolean =>
    title !== undefined && (titleBefore(preceding) === title || titleBehind(following) === title)

const keyOf = ({ type, name }: NameUse): string => `${type} ${name}`
