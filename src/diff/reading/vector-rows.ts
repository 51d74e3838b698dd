import type { RecordBatch } from "apache-arrow"
import type { Embedding } from "../../domain/embedding.ts"
import type { RowRange } from "../../tables/document-cursor.ts"
import { fromInt8 } from "../../tables/int8-vector.ts"
import { TABLES } from "../../tables/tables.ts"

const column = (name: string): number => TABLES.embeddings.columns.findIndex((one) => one.name === name)
const SENTENCE = column("sentence")
const VECTOR = column("vector")

/** The vectors of a range: float32 as they lie in the batch, uncopied, so they are gone when the batch is. */
export const vectorRows = ({ batch, from, to }: RowRange): Array<Embedding> => {
  const sentences = batch.data.children[SENTENCE]!.values as Int32Array
  const { stored, width } = storedVectors(batch)
  return Array.from({ length: to - from }, (_, i) => ({
    sentence: sentences[from + i]!,
    vector: vectorAt(stored, width, from + i)
  }))
}

/** All vectors of a batch, one behind the other, and how many numbers each has. */
export const vectorValues = (batch: RecordBatch): { readonly values: Float32Array; readonly width: number } => {
  const { stored, width } = storedVectors(batch)
  if (stored instanceof Float32Array) return { values: stored, width }
  const values = new Float32Array(stored.length)
  for (let row = 0; row < batch.numRows; row++) values.set(vectorAt(stored, width, row), row * width)
  return { values, width }
}

const storedVectors = (batch: RecordBatch) => {
  const column = batch.data.children[VECTOR]!
  const item = column.children[0]!
  const width = column.length === 0 ? 0 : item.length / column.length
  return { stored: item.values as Float32Array | Int8Array, width }
}

const vectorAt = (stored: Float32Array | Int8Array, width: number, row: number): Float32Array => {
  const [start, end] = [row * width, (row + 1) * width]
  return stored instanceof Int8Array ? fromInt8(stored.subarray(start, end)) : stored.subarray(start, end)
}
