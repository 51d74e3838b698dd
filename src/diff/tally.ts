import { type Cause, type Change, CAUSES, type Item, ITEMS, type Kind, LAYER_OF, type Layer, LAYERS } from "./change.ts"

/** Rows of an item in each run: what a share of changes is a share of. */
export interface RowCounts {
  readonly a: number
  readonly b: number
}

/** Different pairs of words that are counted before the rarer half is forgotten. */
const MOST_PAIRS = 50_000

/** Items whose changes are counted by type, rule or code, too. */
const LABELLED: ReadonlySet<Item> = new Set(["entities", "edits", "issues"])

/** Counts changes by item, kind, cause and label, in memory that does not grow with their number. */
export class Tally {
  readonly #kinds = new Map<string, number>()
  readonly #causes = new Map<string, number>()
  readonly #labels = new Map<string, number>()
  readonly #words = new Map<string, number>()
  #total = 0

  add(change: Change): void {
    const { item, kind, cause, a, b } = change
    this.#total++
    increase(this.#kinds, `${item}.${kind}`)
    increase(this.#causes, `${LAYER_OF[item]}.${cause}`)
    const label = (b ?? a)?.label
    if (LABELLED.has(item) && label != null) increase(this.#labels, `${item}.${kind}.${label}`)
    if (item === "tokens" && a !== null && b !== null && (kind === "boundary" || kind === "pos")) {
      increase(this.#words, kind === "pos" ? `${a.text} ${a.label} → ${b.label}` : `${a.text} → ${b.text}`)
      if (this.#words.size > MOST_PAIRS) forgetRarest(this.#words)
    }
  }

  get total(): number {
    return this.#total
  }

  kind(item: Item, kind: Kind): number {
    return this.#kinds.get(`${item}.${kind}`) ?? 0
  }

  /** Changes of a kind whose type (of an entity), rule (of an edit) or code (of an issue) is this. */
  label(item: Item, kind: Kind, label: string): number {
    return this.#labels.get(`${item}.${kind}.${label}`) ?? 0
  }

  labels(item: Item, kind: Kind): ReadonlyArray<readonly [label: string, count: number]> {
    const prefix = `${item}.${kind}.`
    return mostFrequent(
      [...this.#labels].filter(([key]) => key.startsWith(prefix)).map(([key, n]) => [key.slice(prefix.length), n])
    )
  }

  item(item: Item): number {
    return [...this.#kinds].reduce((sum, [key, count]) => (key.startsWith(`${item}.`) ? sum + count : sum), 0)
  }

  layer(layer: Layer): number {
    return ITEMS.reduce((sum, item) => (LAYER_OF[item] === layer ? sum + this.item(item) : sum), 0)
  }

  causes(layer: Layer): ReadonlyArray<readonly [cause: Cause, count: number]> {
    return CAUSES.flatMap((cause) => {
      const count = this.#causes.get(`${layer}.${cause}`) ?? 0
      return count === 0 ? [] : [[cause, count] as const]
    })
  }

  /** The words that changed most often. */
  words(limit: number): ReadonlyArray<readonly [words: string, count: number]> {
    return mostFrequent([...this.#words]).slice(0, limit)
  }

  /** True where no layer has a change. */
  get isEmpty(): boolean {
    return LAYERS.every((layer) => this.layer(layer) === 0)
  }
}

const increase = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const mostFrequent = (counts: ReadonlyArray<readonly [string, number]>) =>
  counts.toSorted((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1))

const forgetRarest = (counts: Map<string, number>): void => {
  for (const [key] of mostFrequent([...counts]).slice(MOST_PAIRS >> 1)) counts.delete(key)
}
