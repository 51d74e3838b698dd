import { createHash } from "node:crypto"
import { rowsOf, TableReader } from "../tables/table-reader.ts"
import { type RowOf, tableFile, TABLES } from "../tables/tables.ts"
import { type Change, side } from "./change.ts"
import type { OpenedRun } from "./reading/open-run.ts"
import { vectorValues } from "./reading/vector-rows.ts"

/** How the nearest sentences of a sample changed. */
export interface NeighbourShift {
  /** Sentences asked about, and how many near neighbours were looked at of each. */
  readonly sample: number
  readonly nearest: number
  /** Neighbours of the first run that are not among those of the second, of so many. */
  readonly lost: number
  readonly of: number
}

/** A sentence that both runs have with one text. */
export interface SampledSentence {
  readonly document_a: string
  readonly document_b: string
  readonly sentence_a: number
  readonly sentence_b: number
  readonly text: string
}

/** Near neighbours that are looked at of each sentence. */
export const NEAREST = 10

/** Multiplications that a search may take in each run, about two seconds; a larger run gets a smaller sample. */
const BUDGET = 2e9
const SMALLEST = 5

/** How many sentences can be asked about in a run of so many. */
export const sampleSize = (wanted: number, sentences: number, dimensions: number): number =>
  Math.min(wanted, Math.max(SMALLEST, Math.floor(BUDGET / Math.max(1, sentences * dimensions))))

/** A seeded sample of things that go by: those with the least hash stay, so order and number do not matter. */
export class SeededSample {
  readonly #seed: number
  readonly #size: number
  readonly #kept: Array<{ readonly rank: string; readonly sentence: SampledSentence }> = []

  constructor(seed: number, size: number) {
    this.#seed = seed
    this.#size = size
  }

  add(sentence: SampledSentence): void {
    if (this.#size === 0) return
    const rank = createHash("sha256")
      .update(`${this.#seed}\0${sentence.document_b}\0${sentence.sentence_b}`)
      .digest("hex")
    if (this.#kept.length >= this.#size && rank >= this.#kept.at(-1)!.rank) return
    const at = this.#kept.findIndex((other) => other.rank > rank)
    this.#kept.splice(at === -1 ? this.#kept.length : at, 0, { rank, sentence })
    this.#kept.length = Math.min(this.#kept.length, this.#size)
  }

  get sentences(): ReadonlyArray<SampledSentence> {
    return this.#kept.map(({ sentence }) => sentence)
  }
}

/** Looks for the nearest sentences of a sample in both runs, by text: a sentence that moved is the same neighbour. */
export const neighbourChanges = async (
  a: OpenedRun,
  b: OpenedRun,
  sample: ReadonlyArray<SampledSentence>,
  cause: Change["cause"]
): Promise<{ readonly shift: NeighbourShift; readonly changes: ReadonlyArray<Change> }> => {
  const before = await nearestTexts(
    a,
    sample.map(({ document_a, sentence_a }) => [document_a, sentence_a])
  )
  const now = await nearestTexts(
    b,
    sample.map(({ document_b, sentence_b }) => [document_b, sentence_b])
  )
  const changes: Array<Change> = []
  let [lost, of] = [0, 0]
  sample.forEach(({ document_a, document_b, sentence_a, sentence_b, text }, i) => {
    const gone = before[i]!.filter((other) => !now[i]!.includes(other))
    const come = now[i]!.filter((other) => !before[i]!.includes(other))
    of += before[i]!.length
    lost += gone.length
    if (gone.length === 0 && come.length === 0) return
    const listed = (texts: ReadonlyArray<string>) => texts.join(" | ")
    changes.push({
      item: "neighbours",
      kind: "changed",
      cause,
      a: side(document_a, { ordinal: sentence_a, text: listed(gone), sentence: text }),
      b: side(document_b, { ordinal: sentence_b, text: listed(come), sentence: text }),
      value: gone.length
    })
  })
  return { shift: { sample: sample.length, nearest: NEAREST, lost, of }, changes }
}

type Place = readonly [document: string, sentence: number]

/** The texts of the nearest other sentences of each place, nearest first. */
const nearestTexts = async (run: OpenedRun, places: ReadonlyArray<Place>): Promise<Array<Array<string>>> => {
  const stored = await run.tables()
  const queries: Array<{ readonly vector: Float32Array; readonly text: string; readonly nearest: Array<Neighbour> }> =
    []
  for (const [document, sentence] of places) {
    const { vector } = (await stored.rows("embeddings", document))[sentence]!
    const { text } = (await stored.rows("sentences", document))[sentence]!
    queries.push({ vector, text, nearest: [] })
  }
  const vectors = await TableReader.open(tableFile(run.directory, "embeddings"), TABLES.embeddings)
  const sentences = await TableReader.open(tableFile(run.directory, "sentences"), TABLES.sentences)
  try {
    const texts = textRows(sentences)
    for (let i = 0; i < vectors.batches; i++) {
      const batch = await vectors.batch(i)
      const { values, width } = vectorValues(batch)
      // Both tables have a row for each sentence, in one order.
      for (let row = 0; row < batch.numRows; row++) {
        const { value: text } = await texts.next()
        if (text === undefined) break
        for (const query of queries) offer(query, dot(query.vector, values, row * width), text)
      }
    }
  } finally {
    await vectors.close()
    await sentences.close()
  }
  return queries.map(({ nearest }) => nearest.map(({ text }) => text))
}

interface Neighbour {
  readonly score: number
  readonly text: string
}

/** Takes a sentence in where it is among the nearest; the sentence itself, and a text that is there, are not. */
const offer = (
  query: { readonly text: string; readonly nearest: Array<Neighbour> },
  score: number,
  text: string
): void => {
  const { nearest } = query
  if (nearest.length === NEAREST && score <= nearest.at(-1)!.score) return
  if (text === query.text || nearest.some((other) => other.text === text)) return
  const at = nearest.findIndex((other) => other.score < score)
  nearest.splice(at === -1 ? nearest.length : at, 0, { score, text })
  nearest.length = Math.min(nearest.length, NEAREST)
}

const dot = (a: Float32Array, values: Float32Array, at: number): number => {
  // Four sums that do not wait for each other.
  let [w, x, y, z] = [0, 0, 0, 0]
  const inFours = a.length - (a.length % 4)
  for (let i = 0; i < inFours; i += 4) {
    w += a[i]! * values[at + i]!
    x += a[i + 1]! * values[at + i + 1]!
    y += a[i + 2]! * values[at + i + 2]!
    z += a[i + 3]! * values[at + i + 3]!
  }
  for (let i = inFours; i < a.length; i++) w += a[i]! * values[at + i]!
  return w + x + y + z
}

const TEXT: ReadonlySet<string> = new Set(["text"])

/** The texts of all sentences of a run, in order. */
async function* textRows(reader: TableReader<RowOf<"sentences">>): AsyncGenerator<string> {
  for (let i = 0; i < reader.batches; i++)
    for (const { text } of rowsOf(TABLES.sentences, await reader.batch(i), { columns: TEXT })) yield text
}
