import { isCountry, liesIn, type Place, type Readings } from "./gazetteer.ts"
import type { LocatedName } from "./located-name.ts"

/** The mention that touches another, before (-1) or behind (1) it. */
export const neighbour = (mentions: ReadonlyArray<LocatedName>, i: number, side: -1 | 1): LocatedName | undefined => {
  const [here, there] = [mentions[i]!, mentions[i + side]]
  if (there?.sentence !== here.sentence) return undefined
  return (side === 1 ? here.end === there.start : there.end === here.start) ? there : undefined
}

/** The place of a name that can mean no other. */
export const onlyPlace = (readings: Readings | undefined): Place | null =>
  readings?.places.length === 1 ? readings.places[0]! : null

/** Names that stand right behind the name of a wider place, in full, in which no place of that name lies: 河南省双河市. */
export const namesElsewhere = (
  mentions: ReadonlyArray<LocatedName>,
  readings: ReadonlyArray<Readings | undefined>
): ReadonlySet<string> =>
  new Set(
    mentions.flatMap(({ name }, i) => {
      const [outer, here] = [outerOf(i, mentions, readings), readings[i]]
      if (outer === null || here === undefined || name.length < 2) return []
      const wider = here.places.every(({ code }) => level(code) > level(outer.code))
      return wider && !here.places.some(({ code }) => liesIn(code, outer.code)) ? [name] : []
    })
  )

/** The readings of a mention that lie in the place right before it, if there are any. */
export const inside = (
  i: number,
  mentions: ReadonlyArray<LocatedName>,
  readings: ReadonlyArray<Readings | undefined>
): Readings | undefined => {
  const outer = outerOf(i, mentions, readings)
  const places = readings[i]?.places.filter(({ code }) => outer !== null && liesIn(code, outer.code)) ?? []
  return places.length === 0 ? undefined : { places, needs: "nothing" }
}

/** What stands right before a mention and is one place, by a name that is no letter: 京杭 is no chain. */
const outerOf = (
  i: number,
  mentions: ReadonlyArray<LocatedName>,
  readings: ReadonlyArray<Readings | undefined>
): Place | null => {
  const before = neighbour(mentions, i, -1)
  return before !== undefined && before.name.length > 1 ? onlyPlace(readings[i - 1]) : null
}

/** 0 of countries, then 1, 2 and 3 of provinces, prefectures and counties. */
const level = (code: string): number => (isCountry(code) ? 0 : code.endsWith("0000") ? 1 : code.endsWith("00") ? 2 : 3)

/** For each mention the mentions of the other items of the list that it is in: of a sentence, with 、 between items. */
export const listsOf = (mentions: ReadonlyArray<LocatedName>): ReadonlyArray<ReadonlyArray<number>> => {
  let list = 0
  let item = 0
  const places = mentions.map((here, i) => {
    const before = mentions[i - 1]
    const gap = before?.sentence === here.sentence ? here.start - before.end : Infinity
    if (gap === 1 && before!.following.startsWith("、")) item++
    else if (gap !== 0) [list, item] = [list + 1, item + 1]
    return { i, list, item }
  })
  const lists = Map.groupBy(places, (place) => place.list)
  return places.map(({ list, item }) =>
    lists
      .get(list)!
      .filter((other) => other.item !== item)
      .map(({ i }) => i)
  )
}
