import { Effect } from "effect"
import { RecentTexts } from "../models/runtime/recent-texts.ts"
import { NO_VECTORS, type EarlierVectors } from "../stages/embed/earlier-vectors.ts"
import type { StoredRun } from "../store/stored-run.ts"
import { rowsOf } from "../tables/table-reader.ts"
import { TABLES } from "../tables/tables.ts"
import type { PartContext } from "./compute-part.ts"
import { madeAlike } from "./course.ts"

/**
 * Looking through a sentence of the parent run costs less than this part of computing a vector. So only when as many
 * vectors as that were computed in vain are the parent run's sentences looked through: whoever adds one bulletin to an
 * archive of ten million sentences does not wait for them all, and nobody ever waits twice as long as they had to.
 */
const SENTENCES_A_VECTOR = 5000

/** Sentences that are found again at most, and bytes that it takes to find them. */
const SLOTS = 2 ** 21
const MOST = SLOTS * 0.75

/** Bytes of vectors kept, since a masthead comes back with every bulletin. */
const RECENT = 4 * 2 ** 20

/** The vectors of the parent run by the text of their sentence, whatever document it is in; bound to one worker. */
export const parentVectors = ({ parent, course }: Pick<PartContext, "parent" | "course">): EarlierVectors => {
  if (parent === undefined || !madeAlike("embed", parent.fingerprints, course)) return NO_VECTORS
  const { run } = parent
  // A run that left embedding out has sentences without vectors.
  if (run.rowCounts.embeddings !== run.rowCounts.sentences) return NO_VECTORS
  const recent = new RecentTexts<Float32Array>(RECENT)
  let asked = 0
  let index: Promise<SentenceIndex> | undefined

  const find = async (text: string): Promise<Float32Array | undefined> => {
    const known = recent.get(text)
    if (known !== undefined) return known
    if (asked++ < Math.floor(run.rowCounts.sentences / SENTENCES_A_VECTOR)) return undefined
    index ??= SentenceIndex.of(run)
    const row = (await index).row(text)
    if (row === undefined || (await run.row("sentences", row)).text !== text) return undefined
    const { vector } = await run.row("embeddings", row)
    recent.add(text, vector.byteLength + 2 * text.length, vector)
    return vector
  }
  return { find: (text) => Effect.promise(() => find(text)) }
}

/**
 * Where sentences lie in their table, by a hash of their text: a table of open addressing, 16 MB however long the run is.
 * Of texts of one hash the first is kept, so what is found must be compared.
 */
class SentenceIndex {
  readonly #hashes: Uint32Array
  /** Row number + 1; 0: nothing. */
  readonly #rows: Uint32Array

  private constructor(slots: number) {
    this.#hashes = new Uint32Array(slots)
    this.#rows = new Uint32Array(slots)
  }

  static async of(run: StoredRun): Promise<SentenceIndex> {
    const wanted = 2 ** Math.ceil(Math.log2(run.rowCounts.sentences / 0.75 + 1))
    const index = new SentenceIndex(Math.min(SLOTS, wanted))
    let kept = 0
    for await (const { first, batch } of run.batches("sentences")) {
      let row = first
      for (const { text } of rowsOf(TABLES.sentences, batch, { columns: ONLY_TEXT })) {
        if (index.#add(hashOf(text), row++)) kept++
        if (kept > MOST) return index
      }
    }
    return index
  }

  row(text: string): number | undefined {
    const row = this.#rows[this.#slot(hashOf(text))]!
    return row === 0 ? undefined : row - 1
  }

  #add(hash: number, row: number): boolean {
    const slot = this.#slot(hash)
    if (this.#rows[slot] !== 0) return false
    this.#hashes[slot] = hash
    this.#rows[slot] = row + 1
    return true
  }

  /** The slot of a hash, or the empty one where it would go. */
  #slot(hash: number): number {
    const mask = this.#rows.length - 1
    let slot = hash & mask
    while (this.#rows[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }
}

const ONLY_TEXT: ReadonlySet<string> = new Set(["text"])

/** FNV-1a over UTF-16 units, its bits mixed (as in MurmurHash3), since slots are its lowest ones. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
