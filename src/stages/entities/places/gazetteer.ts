import { COUNTRIES } from "./countries.ts"
import { divisionNames } from "./division-names.ts"
import { AMBIGUOUS, NATURAL, NATURAL_ENDING, WELL_KNOWN } from "./homonyms.ts"
import { LETTERS, WELL_KNOWN_LETTERS } from "./letters.ts"
import { POETIC_NAMES } from "./poetic-names.ts"

/** A country, or a division of China. */
export interface Place {
  /** GB/T 2260, six digits; for a country ISO 3166-1, two letters. */
  readonly code: string
  /** Its official name; of a country the one that the news uses. */
  readonly name: string
}

/** What a name may mean. */
export interface Readings {
  readonly places: ReadonlyArray<Place>
  /**
   * What must speak for a place before it is taken, be it the only one: nothing; the mention, somewhere in the
   * document, of what it lies in or of what lies beside it; or what it lies in, right before the name, or else its full
   * name, somewhere.
   */
  readonly needs: "nothing" | "context" | "neighbour"
}

/**
 * The places with a code, by name. Made of `models/places/divisions.tsv` and of the tables of countries, of
 * one-character names and of poetic ones beside this module.
 */
export class Gazetteer {
  readonly #places = new Map<string, Place>()
  readonly #readings = new Map<string, Readings>()
  /** Length of the longest name, in UTF-16 units; no name has a surrogate pair. */
  readonly longest: number

  /** @param divisions Lines of a code, a tab and a name. */
  constructor(divisions: string) {
    const full = new Map<string, Array<Place>>()
    const short = new Map<string, Array<Place>>()
    for (const line of divisions.trimEnd().split("\n")) {
      const [code = "", name = ""] = line.split("\t")
      const place = { code, name }
      this.#places.set(code, place)
      const names = divisionNames(name)
      for (const form of names.full) add(full, form, place)
      if (names.short !== undefined) add(short, names.short, place)
    }
    for (const [name, places] of short) {
      const readings = shortReadings(name, places)
      if (readings !== undefined) this.#readings.set(name, readings)
    }
    for (const [name, places] of full)
      this.#readings.set(name, { places, needs: EVERYWHERE.test(name) ? "neighbour" : "nothing" })
    for (const { code, names } of COUNTRIES) {
      const place = { code, name: names[0]! }
      this.#places.set(code, place)
      for (const name of names) this.#readings.set(name, { places: [place], needs: "nothing" })
    }
    for (const [letter, codes] of LETTERS) {
      const alone = WELL_KNOWN_LETTERS.has(letter) || codes.every((code) => !isCountry(code))
      this.#readings.set(letter, {
        places: codes.map((code) => this.place(code)),
        needs: alone ? "nothing" : "context"
      })
    }
    for (const [name, code] of POETIC_NAMES) this.#readings.set(name, { places: [this.place(code)], needs: "nothing" })
    this.longest = Math.max(...Array.from(this.#readings.keys(), (name) => name.length))
  }

  /** What a name may mean; nothing when it is the name of no place that has a code. */
  lookUp(name: string): Readings | undefined {
    return this.#readings.get(name)
  }

  /**
   * The place of a code.
   *
   * @throws RangeError for a code that no place has.
   */
  place(code: string): Place {
    const place = this.#places.get(code)
    if (place === undefined) throw new RangeError(`no place has the code ${code}`)
    return place
  }

  /** Whether there is a place of that code. */
  has(code: string): boolean {
    return this.#places.has(code)
  }
}

/** Whether a place lies in another: 220104 in 220100 and in 220000, all three in CN. */
export const liesIn = (inner: string, outer: string): boolean => {
  if (inner === outer || isCountry(inner)) return false
  if (isCountry(outer)) return outer === "CN"
  if (outer.endsWith("0000")) return inner.startsWith(outer.slice(0, 2))
  return outer.endsWith("00") && inner.startsWith(outer.slice(0, 4))
}

/** Countries have letters for a code, divisions digits. */
export const isCountry = (code: string): boolean => /^[A-Z]/.test(code)

/** The prefecture of a county; of a county directly below a municipality, that: what its neighbours are known by. */
export const neighbourhood = (code: string): string =>
  MUNICIPALITY.test(code) ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`

const MUNICIPALITY = /^(?:11|12|31|50)/

/** Names that a dozen cities have. */
const EVERYWHERE = /^[城郊矿]区$/

const isProvince = ({ code }: Place): boolean => code.endsWith("0000")
const isPrefecture = ({ code }: Place): boolean => code.endsWith("00") && !code.endsWith("0000")

/**
 * 吉林 is the province, 西安 the city and not one of the districts 西安区, 长沙 the city and not the county in it. A
 * prefecture that is not a city (恩施州) does not win over the city in it (恩施市).
 */
const shortReadings = (name: string, all: ReadonlyArray<Place>): Readings | undefined => {
  const province = all.find(isProvince)
  if (province !== undefined) return { places: [province], needs: "nothing" }
  const cities = all.filter((place) => isPrefecture(place) && place.name.endsWith("市"))
  const places = all.filter((place) => !cities.some((city) => liesIn(place.code, city.code)))
  if (NATURAL.has(name)) return undefined
  if (AMBIGUOUS.has(name)) return { places, needs: "neighbour" }
  if (cities.length > 0) return { places: cities, needs: "nothing" }
  if (places.some(isPrefecture)) return { places, needs: "nothing" }
  if (NATURAL_ENDING.test(name) && !WELL_KNOWN.has(name)) return undefined
  return { places, needs: places.some((place) => place.name.endsWith("区")) ? "context" : "nothing" }
}

const add = (map: Map<string, Array<Place>>, key: string, place: Place): void => {
  const places = map.get(key)
  if (places === undefined) map.set(key, [place])
  else places.push(place)
}
