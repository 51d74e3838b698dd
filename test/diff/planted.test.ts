import { describe, expect, it } from "vitest"
import { type Change, ITEMS } from "../../src/diff/change.ts"
import { diffDirectories, writtenPair } from "./planted/compared.ts"
import { scoreOf } from "./planted/found.ts"
import { plantedPair } from "./planted/pair.ts"

/** `npm run bench diff` goes through five hundred. */
const SEEDS = 80

const changesOf = async (a: string, b: string): Promise<Array<Change>> => {
  const changes: Array<Change> = []
  await diffDirectories(a, b, { found: (change) => changes.push(change), sample: 0 })
  return changes
}

describe("two runs with planted changes", () => {
  it("differ in all of them, with the right cause, and in nothing else", async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const pair = plantedPair(seed)
      const { a, b, remove } = writtenPair(pair)
      const { planted, ...score } = scoreOf(pair, await changesOf(a, b))
      expect(score, `seed ${seed}: ${pair.planted.join(", ")}`).toEqual({
        found: planted,
        rightCause: planted,
        invented: [],
        missed: [],
        misblamed: []
      })
      remove()
    }
  }, 300_000)

  it("differ in the mirrored changes when they are compared the other way round", async () => {
    for (let seed = 101; seed <= 130; seed++) {
      const { a, b, remove } = writtenPair(plantedPair(seed))
      const there = await changesOf(a, b)
      const back = (await changesOf(b, a)).map((change) => ({ ...change, a: change.b, b: change.a }))
      for (const item of ITEMS) {
        const of = (changes: ReadonlyArray<Change>) =>
          changes
            .filter((change) => change.item === item)
            .map(({ a, b, cause }) => `${a?.text ?? "—"} → ${b?.text ?? "—"} ${cause}`)
            .toSorted()
        expect(of(back), `seed ${seed} ${item}`).toEqual(of(there))
      }
      remove()
    }
  }, 100_000)

  it("of which each is the same as itself, document by document too", async () => {
    const { a, b, remove } = writtenPair({ ...plantedPair(7, { documents: 3, changes: 0 }) })
    expect(await changesOf(a, a)).toEqual([])
    // Other fingerprints, other keys, the same rows.
    const pair = plantedPair(8, { documents: 3, changes: 0 })
    const rekeyed = pair.a.map((version) => ({
      ...version,
      document: { ...version.document, clean_key: "x", segment_key: "x", entities_key: "x", embed_key: "x" }
    }))
    const other = writtenPair({ ...pair, a: pair.a, b: rekeyed })
    expect(await changesOf(other.a, other.b)).toEqual([])
    remove()
    other.remove()
    expect(b).not.toBe(a)
  })
})
