import { PAIRED_LETTERS } from "./letters.ts"
import { type Gazetteer, isCountry, liesIn, neighbourhood, type Place, type Readings } from "./gazetteer.ts"
import type { LocatedName } from "./located-name.ts"
import { inside, listsOf, namesElsewhere, neighbour, onlyPlace } from "./side-by-side.ts"

/**
 * The places of a document's mentions, null for what is no place with a code and for what may be several.
 *
 * What stands right before a name narrows it (长春朝阳区), then what is mentioned in the same sentence, else the same
 * article, else the document: the nearest of these that speaks for any reading decides, and if it speaks for two,
 * nothing does. A place that is named there itself goes before all others: 乌 is 乌克兰, 恩施 is 恩施州, where those are.
 *
 * A name that is said to lie where the places of that name do not (河南省双河市) means none of them in this document,
 * and of two items of a list that may be the same place, one is not: 海南省、通州区、南通通州区.
 *
 * @param mentions In document order.
 */
export const placesOf = (mentions: ReadonlyArray<LocatedName>, gazetteer: Gazetteer): ReadonlyArray<Place | null> => {
  const found = mentions.map(({ name, type }) => (type === "LOC" ? readingsOf(name, gazetteer) : undefined))
  const elsewhere = namesElsewhere(mentions, found)
  const readings = found.map((reading, i) => (elsewhere.has(mentions[i]!.name) ? inside(i, mentions, found) : reading))
  const places = mentions.map((): Place | null => null)
  mentions.forEach(({ name }, i) => {
    const reading = readings[i]
    if (reading === undefined) return
    const [before, behind] = [neighbour(mentions, i, -1), neighbour(mentions, i, 1)]
    const narrowed =
      pairedReadings(name, [before?.name, behind?.name], reading) ??
      besideOthers(reading, before && places[i - 1], behind && onlyPlace(readings[i + 1]))
    readings[i] = narrowed
    if (narrowed.places.length === 1 && narrowed.needs === "nothing") places[i] = narrowed.places[0]!
  })
  const evidence = evidenceOf(mentions, places, elsewhere, gazetteer)
  const lists = listsOf(mentions)
  return places.map((place, i) => {
    const reading = readings[i]
    if (place !== null || reading === undefined) return place
    const decided = decideBy(reading, mentions[i]!, evidence)
    const ambiguous = reading.places.length > 1 && mentions[i]!.name.length > 1
    const taken = ambiguous && lists[i]!.some((other) => places[other] === decided)
    return taken ? null : decided
  })
}

/** What a name may mean; a chain (吉林省长春市朝阳区) means the places of its end that lie in those of its beginning. */
const readingsOf = (name: string, gazetteer: Gazetteer): Readings | undefined => {
  const whole = gazetteer.lookUp(name)
  if (whole !== undefined) return whole
  const found = new Map<string, Place>()
  for (let cut = Math.min(name.length - 1, gazetteer.longest); cut >= 2; cut--) {
    const outer = gazetteer.lookUp(name.slice(0, cut))
    const inner = outer && readingsOf(name.slice(cut), gazetteer)
    for (const place of inner?.places ?? []) {
      if (outer!.places.some(({ code }) => liesIn(place.code, code))) found.set(place.code, place)
    }
  }
  return found.size === 0 ? undefined : { places: [...found.values()], needs: "nothing" }
}

/** 乌 in 俄乌 is 乌克兰. */
const pairedReadings = (
  name: string,
  beside: ReadonlyArray<string | undefined>,
  { places }: Readings
): Readings | undefined => {
  const pair = PAIRED_LETTERS.find(
    (known) => known.letter === name && beside.some((other) => other?.length === 1 && known.beside.includes(other))
  )
  return pair && { places: places.filter(({ code }) => code === pair.code), needs: "nothing" }
}

/** Readings that lie in the place right before, or else are of the same kind as what stands beside: 澳 in 港澳. */
const besideOthers = (
  { places, needs }: Readings,
  before: Place | null | undefined,
  behind: Place | null | undefined
): Readings => {
  const inside = places.filter(({ code }) => before && !isCountry(before.code) && liesIn(code, before.code))
  if (inside.length > 0) return { places: inside, needs: "nothing" }
  const other = before ?? behind
  const alike = places.filter(({ code }) => other && isCountry(code) === isCountry(other.code))
  if (alike.length === 0 || alike.length === places.length) return { places, needs }
  return { places: alike, needs: alike.some(({ code }) => isCountry(code)) ? needs : "nothing" }
}

/** A place that the document mentions beyond doubt. */
interface Evidence {
  readonly code: string
  readonly sentence: number
  readonly article: number | null
}

/** The places that are sure, and those that bodies are named by (长春市公安局). China speaks for none of its divisions. */
const evidenceOf = (
  mentions: ReadonlyArray<LocatedName>,
  places: ReadonlyArray<Place | null>,
  elsewhere: ReadonlySet<string>,
  gazetteer: Gazetteer
): ReadonlyArray<Evidence> =>
  mentions.flatMap(({ name, type, sentence, article }, i) => {
    const lead = type === "ORG" ? leadOf(name, gazetteer) : null
    const place = places[i] ?? (lead === null || elsewhere.has(name.slice(0, -lead.behind.length)) ? null : lead.place)
    return place === null || place.code === "CN" ? [] : [{ code: place.code, sentence, article }]
  })

/** The place that a name begins with, and the rest: 长春市 and 公安局. */
export interface Lead {
  readonly place: Place
  readonly behind: string
}

/** What the name of a body, or of a place without a code, begins with, when that is one place beyond doubt. */
export const leadOf = (name: string, gazetteer: Gazetteer): Lead | null => {
  for (let length = Math.min(name.length - 1, gazetteer.longest); length >= 2; length--) {
    const readings = readingsOf(name.slice(0, length), gazetteer)
    if (readings?.needs === "nothing" && readings.places.length === 1) {
      return { place: readings.places[0]!, behind: name.slice(length) }
    }
  }
  return null
}

/** The one reading that the nearest evidence names, or else speaks for. */
const decideBy = (
  { places, needs }: Readings,
  mention: LocatedName,
  evidence: ReadonlyArray<Evidence>
): Place | null => {
  const scopes: ReadonlyArray<(found: Evidence) => boolean> = [
    ({ sentence }) => sentence === mention.sentence,
    ({ article }) => article === mention.article,
    () => true
  ]
  for (const scope of scopes) {
    const near = evidence.filter(scope)
    const named = places.filter(({ code }) => near.some((found) => found.code === code))
    const supported =
      named.length > 0 || needs === "neighbour"
        ? named
        : places.filter(({ code }) => near.some((found) => speaksFor(found.code, code)))
    if (supported.length > 0) return supported.length === 1 ? supported[0]! : null
  }
  return null
}

/** What is mentioned speaks for what lies in it, around it and beside it. */
const speaksFor = (mentioned: string, code: string): boolean =>
  liesIn(code, mentioned) ||
  liesIn(mentioned, code) ||
  (!isCountry(code) && !mentioned.endsWith("00") && neighbourhood(mentioned) === neighbourhood(code))
