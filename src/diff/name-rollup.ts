import type { Entity } from "../domain/entity.ts"
import type { Change } from "./change.ts"

/** What became of one canonical name between two runs. */
export interface NameLine {
  readonly name: string
  /** Types under which it changed, most frequent first. */
  readonly types: ReadonlyArray<string>
  /** Mentions under this name that only the second run has, or only the first. */
  added: number
  removed: number
  /** Mentions that both have, of another type or with another span. */
  changed: number
  /** Documents that name it in the second run and not in the first, and the other way round. */
  documents_gained: number
  documents_lost: number
  /** Mentions in the whole run. */
  mentions_a: number
  mentions_b: number
}

/** Gathers the changes of names under their canonical names. Memory grows with the names that changed. */
export class NameRollup {
  readonly #lines = new Map<string, NameLine & { readonly byType: Map<string, number> }>()

  add({ item, a, b }: Change): void {
    if (item !== "entities") return
    if (a?.name === b?.name) {
      if (a?.name != null) this.#line(a.name, b!.label).changed++
      return
    }
    if (a?.name != null) this.#line(a.name, a.label).removed++
    if (b?.name != null) this.#line(b.name, b.label).added++
  }

  /** The names of a document in both runs, once its changes are added. */
  addDocument(a: ReadonlyArray<Entity>, b: ReadonlyArray<Entity>): void {
    const [namesA, namesB] = [a, b].map((rows) => new Set(rows.map(({ canonical }) => canonical))) as [
      Set<string>,
      Set<string>
    ]
    for (const name of [...namesB].filter((name) => !namesA.has(name))) this.#line(name, null).documents_gained++
    for (const name of [...namesA].filter((name) => !namesB.has(name))) this.#line(name, null).documents_lost++
  }

  /** Mentions of the names that changed, counted over a whole run. */
  count(which: "a" | "b", name: string, mentions: number): void {
    const line = this.#lines.get(name)
    if (line !== undefined) line[`mentions_${which}`] += mentions
  }

  get size(): number {
    return this.#lines.size
  }

  /** Those with most effect first; a name all of whose changes are accepted has none. */
  lines(): ReadonlyArray<NameLine> {
    return [...this.#lines.values()]
      .filter((line) => effect(line) > 0)
      .map(({ byType, ...line }) => ({
        ...line,
        types: [...byType].toSorted((p, q) => q[1] - p[1]).map(([type]) => type)
      }))
      .toSorted((p, q) => effect(q) - effect(p) || (p.name < q.name ? -1 : 1))
  }

  #line(name: string, type: string | null) {
    let line = this.#lines.get(name)
    if (line === undefined) {
      const none = {
        added: 0,
        removed: 0,
        changed: 0,
        documents_gained: 0,
        documents_lost: 0,
        mentions_a: 0,
        mentions_b: 0
      }
      line = { name, types: [], byType: new Map(), ...none }
      this.#lines.set(name, line)
    }
    if (type !== null) line.byType.set(type, (line.byType.get(type) ?? 0) + 1)
    return line
  }
}

const effect = ({ added, removed, changed }: NameLine): number => added + removed + changed
