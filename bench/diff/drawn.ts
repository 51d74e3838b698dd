import { createHash } from "node:crypto"
import { changeKey } from "../../src/diff/accepted.ts"
import type { KeptChange } from "../../src/diff/kept-changes.ts"

/** Draws changes, the same for one seed: one of each kind and cause in turn, so that the rare ones are seen, too. */
export const drawn = (changes: ReadonlyArray<KeptChange>, count: number, seed: string): ReadonlyArray<KeptChange> => {
  const rank = new Map(changes.map((change) => [change, rankOf(change, seed)]))
  const shuffled = changes.toSorted((p, q) => (rank.get(p)! < rank.get(q)! ? -1 : 1))
  const kinds = [...Map.groupBy(shuffled, ({ item, kind, cause }) => `${item}.${kind}.${cause}`).values()]
  const turns = Array.from({ length: count }, (_, turn) => kinds.flatMap((of) => of.slice(turn, turn + 1)))
  return turns.flat().slice(0, count)
}

const rankOf = (change: KeptChange, seed: string): string =>
  createHash("sha256")
    .update(`${seed}\0${changeKey(change)}\0${(change.b ?? change.a)!.raw?.start ?? ""}`)
    .digest("hex")
