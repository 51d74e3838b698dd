import type { Article, Paragraph } from "../../domain/article.ts"
import type { Span } from "../../domain/span.ts"
import { type Cause, type Change, type KindOf, type Side, side } from "../change.ts"
import type { DocumentPair } from "../reading/document-pair.ts"
import { type Group, rawSpan } from "../groups.ts"

/** Which article of one run is which of the other: the two that share most of their text. */
export class ArticleMatch {
  readonly #ofA: ReadonlyMap<number, number>
  readonly #ofB: ReadonlyMap<number, number>
  /** The article of the other side that holds most of an article's text. */
  readonly landedA: ReadonlyMap<number, number>
  readonly landedB: ReadonlyMap<number, number>

  constructor(groups: ReadonlyArray<Group<Paragraph>>) {
    const [weightsA, weightsB] = [new Weights(), new Weights()]
    for (const { a, b } of groups) {
      for (const x of a) {
        for (const y of b) {
          if (x.article === null || y.article === null) continue
          const weight = Math.min(x.text.length, y.text.length) + (isHeadline(x) && isHeadline(y) ? HEADLINE : 0)
          weightsA.add(x.article, y.article, weight)
          weightsB.add(y.article, x.article, weight)
        }
      }
    }
    this.landedA = weightsA.heaviest()
    this.landedB = weightsB.heaviest()
    this.#ofA = new Map([...this.landedA].filter(([x, y]) => this.landedB.get(y) === x))
    this.#ofB = new Map([...this.#ofA].map(([x, y]) => [y, x]))
  }

  ofA(article: number): number | undefined {
    return this.#ofA.get(article)
  }

  ofB(article: number): number | undefined {
    return this.#ofB.get(article)
  }

  /**
   * True when a paragraph belongs to another article than before, though both articles go on: where one was split or
   * merged, that says it all.
   */
  isElsewhere(a: number | null, b: number | null): boolean {
    if (a === null || b === null) return a !== b
    const [now, before] = [this.#ofA.get(a), this.#ofB.get(b)]
    return now !== undefined && before !== undefined && now !== b
  }
}

/** An article is known by its headline first: the part of a split one that keeps it goes on. */
const HEADLINE = 100_000

const isHeadline = ({ role }: Paragraph): boolean => role === "headline"

class Weights {
  readonly #weights = new Map<number, Map<number, number>>()

  add(from: number, to: number, weight: number): void {
    const row = this.#weights.get(from) ?? new Map<number, number>()
    this.#weights.set(from, row.set(to, (row.get(to) ?? 0) + weight))
  }

  heaviest(): ReadonlyMap<number, number> {
    const best = [...this.#weights].map(([from, row]) => {
      const [to] = [...row].toSorted((p, q) => q[1] - p[1] || p[0] - q[0])[0]!
      return [from, to] as const
    })
    return new Map(best)
  }
}

/** Articles split, merged, come, gone, with another headline, byline or dateline. */
export const articleChanges = (
  { a, b, alignment }: DocumentPair,
  match: ArticleMatch,
  cause: (kind: KindOf<"articles">, a: Article | null, b: Article | null) => Cause
): Array<Change> => {
  const changes: Array<Change> = []
  const add = (kind: KindOf<"articles">, x: Article | null, y: Article | null): void => {
    const side = kind === "dateline" ? datelineSide : articleSide
    changes.push({
      item: "articles",
      kind,
      cause: cause(kind, x, y),
      a: x && side(a.document.document_id, x),
      b: y && side(b.document.document_id, y),
      value: null
    })
  }
  for (const x of a.articles) {
    const other = match.ofA(x.article)
    if (other === undefined) {
      const landed = match.landedA.get(x.article)
      if (landed === undefined) add("removed", x, null)
      else add("merged", x, b.articles[landed] ?? null)
      continue
    }
    const y = b.articles[other]
    if (y === undefined) continue
    if (x.headline !== y.headline) add("headline", x, y)
    if (x.byline_name !== y.byline_name || x.byline_title !== y.byline_title) add("byline", x, y)
    if (x.dateline !== y.dateline || (alignment.identical && !sameSpan(datelineSpan(x), datelineSpan(y))))
      add("dateline", x, y)
  }
  for (const y of b.articles) {
    if (match.ofB(y.article) !== undefined) continue
    const landed = match.landedB.get(y.article)
    if (landed === undefined) add("added", null, y)
    else add("split", a.articles[landed] ?? null, y)
  }
  return changes
}

/** An article as one side of a change, by its headline and byline. */
export const articleSide = (document: string, article: Article): Side =>
  side(document, {
    ordinal: article.article,
    text: article.headline ?? "",
    label: [article.byline_title, article.byline_name].filter((part) => part !== null).join(" ") || null,
    raw: rawSpan(article)
  })

/** Where the dateline of an article stands on the page; null where it has none. */
export const datelineSpan = ({ dateline_raw_start, dateline_raw_end }: Article): Span | null =>
  dateline_raw_start === null || dateline_raw_end === null ? null : { start: dateline_raw_start, end: dateline_raw_end }

const sameSpan = (a: Span | null, b: Span | null): boolean => a?.start === b?.start && a?.end === b?.end

/** The dateline as one side of a change; none where the article has none. */
const datelineSide = (document: string, article: Article): Side | null =>
  article.dateline === null
    ? null
    : side(document, { ordinal: article.article, text: article.dateline, raw: datelineSpan(article) })
