import { makeData, type Data, type DataType, type Vector } from "apache-arrow"
import type { VectorLayout } from "../domain/embedding.ts"
import type { Column } from "./column.ts"
import { int8Vector } from "./int8-vector.ts"
import { BATCH_ROWS } from "./table.ts"

/**
 * Collects up to `BATCH_ROWS` values of one column, from single values or from ranges of other batches, and hands
 * them out as Arrow data. Its buffers are reused from batch to batch, so a batch must be written before the next
 * one is begun.
 */
export interface ColumnBuilder {
  /** Bytes of variable-length values collected so far. */
  readonly byteLength: number
  append(value: unknown): void
  /** Copies rows `from` (included) to `to` (not) of `source`; `remap` translates dictionary indices. */
  appendRange(source: Data, from: number, to: number, remap?: Int32Array): void
  finish(): Data
}

/** @param dictionary The values of a dictionary column; all batches of a file must be given the same object. */
export const columnBuilder = (
  column: Column,
  type: DataType,
  dictionary: DictionaryValues | undefined,
  vectors: VectorLayout
): ColumnBuilder => {
  switch (column.type.kind) {
    case "utf8":
      return new Utf8Builder(column, type)
    case "int32":
    case "date32":
      return new FixedBuilder(column, type, new Int32Array(BATCH_ROWS), (value) => value as number)
    case "float32":
      return new FixedBuilder(column, type, new Float32Array(BATCH_ROWS), (value) => value as number)
    case "int64":
      return new FixedBuilder(column, type, new BigInt64Array(BATCH_ROWS), (value) => BigInt(value as number))
    case "dictionary":
      return new DictionaryBuilder(column, type, dictionary!)
    case "vector":
      return new VectorBuilder(column, type, vectors)
  }
}

/** A file's dictionary: its values as an Arrow vector, and the index of each. */
export interface DictionaryValues {
  readonly vector: Vector
  readonly index: ReadonlyMap<string, number>
}

/** The validity bitmap, least significant bit first, as Arrow lays it out. */
class Validity {
  readonly #column: Column
  readonly #bits = new Uint8Array(BATCH_ROWS / 8)
  #nulls = 0

  constructor(column: Column) {
    this.#column = column
  }

  set(row: number, present: boolean): void {
    if (present) {
      this.#bits[row >> 3]! |= 1 << (row & 7)
    } else if (this.#column.nullable) {
      this.#nulls++
    } else {
      throw new TypeError(`column ${this.#column.name} may not be null`)
    }
  }

  /** Marks rows of a batch as its source has them; most columns hold no null, and then there is nothing to look at. */
  copy(row: number, source: Data, from: number, to: number): void {
    if (!this.#column.nullable && source.nullCount === 0) return
    for (let i = from; i < to; i++) this.set(row + i - from, source.nullCount === 0 || source.getValid(i))
  }

  take(rows: number): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
    const taken =
      this.#nulls === 0
        ? { nullCount: 0 }
        : { nullCount: this.#nulls, nullBitmap: this.#bits.slice(0, (rows + 7) >> 3) }
    this.#bits.fill(0)
    this.#nulls = 0
    return taken
  }
}

type FixedArray = Int32Array | Float32Array | BigInt64Array

class FixedBuilder<A extends FixedArray> implements ColumnBuilder {
  readonly byteLength = 0
  readonly #validity: Validity
  readonly #values: A
  readonly #type: DataType
  readonly #convert: (value: unknown) => A[number]
  #rows = 0

  constructor(column: Column, type: DataType, values: A, convert: (value: unknown) => A[number]) {
    this.#validity = new Validity(column)
    this.#type = type
    this.#values = values
    this.#convert = convert
  }

  append(value: unknown): void {
    const present = value !== null && value !== undefined
    this.#values[this.#rows] = present ? this.#convert(value) : this.#values instanceof BigInt64Array ? 0n : 0
    this.#validity.set(this.#rows++, present)
  }

  appendRange(source: Data, from: number, to: number): void {
    ;(this.#values as Int32Array).set((source.values as Int32Array).subarray(from, to), this.#rows)
    this.#validity.copy(this.#rows, source, from, to)
    this.#rows += to - from
  }

  finish(): Data {
    const length = this.#rows
    this.#rows = 0
    return makeData({
      type: this.#type,
      length,
      data: this.#values.subarray(0, length),
      ...this.#validity.take(length)
    } as never)
  }
}

class DictionaryBuilder implements ColumnBuilder {
  readonly byteLength = 0
  readonly #column: Column
  readonly #validity: Validity
  readonly #indices = new Int32Array(BATCH_ROWS)
  readonly #type: DataType
  readonly #dictionary: DictionaryValues
  #rows = 0

  constructor(column: Column, type: DataType, dictionary: DictionaryValues) {
    this.#column = column
    this.#validity = new Validity(column)
    this.#type = type
    this.#dictionary = dictionary
  }

  append(value: unknown): void {
    const present = value !== null && value !== undefined
    let index = 0
    if (present) {
      const found = this.#dictionary.index.get(value as string)
      if (found === undefined)
        throw new RangeError(`column ${this.#column.name} has no value "${value as string}" in its dictionary`)
      index = found
    }
    this.#indices[this.#rows] = index
    this.#validity.set(this.#rows++, present)
  }

  appendRange(source: Data, from: number, to: number, remap?: Int32Array): void {
    const indices = (source.values as Int32Array).subarray(from, to)
    this.#indices.set(indices, this.#rows)
    if (remap !== undefined) {
      for (let i = 0; i < indices.length; i++) this.#indices[this.#rows + i] = remap[indices[i]!] ?? 0
    }
    this.#validity.copy(this.#rows, source, from, to)
    this.#rows += to - from
  }

  finish(): Data {
    const length = this.#rows
    this.#rows = 0
    const data = this.#indices.subarray(0, length)
    return makeData({
      type: this.#type,
      length,
      data,
      dictionary: this.#dictionary.vector,
      ...this.#validity.take(length)
    } as never)
  }
}

class VectorBuilder implements ColumnBuilder {
  readonly byteLength = 0
  readonly #type: DataType
  readonly #name: string
  readonly #dimensions: number
  readonly #values: Float32Array | Int8Array
  #rows = 0

  constructor(column: Column, type: DataType, { dimensions, element }: VectorLayout) {
    this.#type = type
    this.#name = column.name
    this.#dimensions = dimensions
    this.#values =
      element === "int8" ? new Int8Array(BATCH_ROWS * dimensions) : new Float32Array(BATCH_ROWS * dimensions)
  }

  append(value: unknown): void {
    const vector = value as Float32Array
    if (vector.length !== this.#dimensions) {
      throw new RangeError(`column ${this.#name} takes vectors of ${this.#dimensions} numbers, not ${vector.length}`)
    }
    const stored = this.#values instanceof Int8Array ? int8Vector(vector) : vector
    this.#values.set(stored, this.#rows++ * this.#dimensions)
  }

  appendRange(source: Data, from: number, to: number): void {
    const d = this.#dimensions
    const { values, length } = source.children[0]! as {
      readonly values: Float32Array | Int8Array
      readonly length: number
    }
    if (length !== source.length * d || values instanceof Int8Array !== this.#values instanceof Int8Array) {
      throw new RangeError(`column ${this.#name} takes vectors of ${d} numbers, not those of another model or layout`)
    }
    this.#values.set(values.subarray(from * d, to * d), this.#rows * d)
    this.#rows += to - from
  }

  finish(): Data {
    const length = this.#rows
    this.#rows = 0
    const data = this.#values.subarray(0, length * this.#dimensions)
    const child = makeData({ type: this.#type.children[0]!.type, length: data.length, data, nullCount: 0 } as never)
    return makeData({ type: this.#type, length, child, nullCount: 0 } as never)
  }
}

class Utf8Builder implements ColumnBuilder {
  readonly #validity: Validity
  readonly #type: DataType
  readonly #offsets = new Int32Array(BATCH_ROWS + 1)
  #bytes: Buffer = Buffer.allocUnsafe(1 << 16)
  #rows = 0

  constructor(column: Column, type: DataType) {
    this.#validity = new Validity(column)
    this.#type = type
  }

  get byteLength(): number {
    return this.#offsets[this.#rows]!
  }

  append(value: unknown): void {
    const present = value !== null && value !== undefined
    const start = this.#offsets[this.#rows]!
    const text = present ? (value as string) : ""
    this.#reserve(start + text.length * 3)
    this.#offsets[this.#rows + 1] = start + this.#bytes.write(text, start, "utf8")
    this.#validity.set(this.#rows++, present)
  }

  appendRange(source: Data, from: number, to: number): void {
    const offsets = source.valueOffsets as Int32Array
    const values = source.values as Uint8Array
    const start = this.#offsets[this.#rows]!
    const first = offsets[from]!
    this.#reserve(start + offsets[to]! - first)
    this.#bytes.set(values.subarray(first, offsets[to]), start)
    this.#validity.copy(this.#rows, source, from, to)
    for (let row = from; row < to; row++) this.#offsets[++this.#rows] = start + offsets[row + 1]! - first
  }

  finish(): Data {
    const length = this.#rows
    const data = this.#bytes.subarray(0, this.#offsets[length])
    this.#rows = 0
    return makeData({
      type: this.#type,
      length,
      valueOffsets: this.#offsets.subarray(0, length + 1),
      data,
      ...this.#validity.take(length)
    } as never)
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(bytes, this.#bytes.length * 2))
    this.#bytes.copy(grown, 0, 0, this.#offsets[this.#rows])
    this.#bytes = grown
  }
}
