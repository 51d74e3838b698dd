import type { RecordBatch } from "apache-arrow"
import type { Embedding } from "../domain/embedding.ts"
import type { RowRange } from "../tables/document-cursor.ts"
import { TABLES } from "../tables/tables.ts"

const column = (name: string): number => TABLES.embeddings.columns.findIndex((one) => one.name === name)
const SENTENCE = column("sentence")
const VECTOR = column("vector")

/** The vectors of a range as they lie in the batch: nothing is copied, so they are gone when the batch is. */
export const vectorRows = ({ batch, from, to }: RowRange): Array<Embedding> => {
  const sentences = batch.data.children[SENTENCE]!.values as Int32Array
  const { values, width } = vectorValues(batch)
  return Array.from({ length: to - from }, (_, i) => ({
    sentence: sentences[from + i]!,
    vector: values.subarray((from + i) * width, (from + i + 1) * width)
  }))
}

/** All vectors of a batch, one behind the other, and their length. */
export const vectorValues = (batch: RecordBatch): { readonly values: Float32Array; readonly width: number } => {
  const column = batch.data.children[VECTOR]!
  const item = column.children[0]!
  return { values: item.values as Float32Array, width: column.length === 0 ? 0 : item.length / column.length }
}
