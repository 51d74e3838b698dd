import { CodePoints } from "../../../domain/code-points.ts"
import type { Span } from "../../../domain/span.ts"

/** Where a name of an index stands; the span counts code points of the text. */
export interface FoundName<Name> extends Span {
  readonly name: Name
}

/** Finds the names of a list in a text: from the left, the longest first, none inside a longer Latin word or number. */
export class NameIndex<Name extends { readonly text: string }> {
  /** Names by their first UTF-16 unit, longest first. */
  readonly #byFirst = new Map<string, ReadonlyArray<Name>>()

  /** @param names None empty; of two with the same text the first counts. */
  constructor(names: ReadonlyArray<Name>) {
    const byFirst = Map.groupBy(names, ({ text }) => text.charAt(0))
    for (const [first, group] of byFirst) {
      this.#byFirst.set(
        first,
        group.toSorted((a, b) => b.text.length - a.text.length)
      )
    }
  }

  /** @param accept Says whether a name may stand there; else a shorter one is tried. */
  find(text: string, accept: (span: Span, name: Name) => boolean = () => true): ReadonlyArray<FoundName<Name>> {
    const found: Array<FoundName<Name>> = []
    const offsets = new CodePoints(text)
    for (let unit = 0; unit < text.length;) {
      const here = this.#byFirst
        .get(text.charAt(unit))
        ?.filter((name) => text.startsWith(name.text, unit) && isWhole(text, unit, unit + name.text.length))
        .map((name) => ({ start: offsets.fromUnit(unit), end: offsets.fromUnit(unit + name.text.length), name }))
        .find((candidate) => accept(candidate, candidate.name))
      if (here !== undefined) found.push(here)
      unit += here?.name.text.length ?? 1
    }
    return found
  }
}

const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}]/u

/** Whether no word of letters or digits is cut: 5G is not found in 15G. */
const isWhole = (text: string, start: number, end: number): boolean => !(joins(text, start) || joins(text, end))

const joins = (text: string, at: number): boolean =>
  at > 0 && at < text.length && LATIN.test(text[at - 1]!) && LATIN.test(text[at]!)
