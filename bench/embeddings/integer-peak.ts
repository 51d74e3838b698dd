import * as fs from "node:fs"
import * as path from "node:path"
import { Tensor } from "@huggingface/transformers"
import { temporaryDirectory } from "../run/jianbao.ts"
import { loadGraph } from "./bare-model.ts"

/** Shape of the one product: so large that all that a product costs besides multiplying does not count. */
const ROWS = 1024
const DEPTH = 4096
const COLUMNS = 1024

/** The fastest of so many counts: a peak is what can be had. */
const TRIES = 5

/**
 * Milliards of multiplications with addition that one product of large 8-bit matrices makes in a second of one thread,
 * in the runtime that runs the models too. Gives the measurement, to be repeated; the matrices are loaded once.
 */
export const integerPeak = async (): Promise<() => Promise<number>> => {
  const file = path.join(temporaryDirectory("peak"), "product.onnx")
  fs.writeFileSync(file, productGraph())
  const product = await loadGraph(file)
  const input = new Tensor("uint8", Uint8Array.from(byteNoise(ROWS * DEPTH)), [ROWS, DEPTH])
  return async () => {
    let fastest = Number.POSITIVE_INFINITY
    for (let i = 0; i < TRIES; i++) {
      const start = performance.now()
      const { y } = (await product({ x: input })) as { readonly y: Tensor }
      fastest = Math.min(fastest, performance.now() - start)
      y.dispose()
    }
    return (ROWS * DEPTH * COLUMNS) / fastest / 1e6
  }
}

/** Bytes without pattern, always the same (a linear congruence, Numerical Recipes' constants). */
const byteNoise = (length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

/** Types of ONNX. */
const UINT8 = 2
const INT8 = 3
const INT32 = 6

/** A graph of one node, y = x · matrix in integers. The numbers of fields are those of onnx.proto. */
const productGraph = (): Buffer => {
  const matrix = message([1, DEPTH], [1, COLUMNS], [2, INT8], [8, "matrix"], [9, byteNoise(DEPTH * COLUMNS)])
  const node = message([1, "x"], [1, "matrix"], [2, "y"], [4, "MatMulInteger"])
  const input = matrixValue("x", UINT8, ROWS, DEPTH)
  const output = matrixValue("y", INT32, ROWS, COLUMNS)
  const graph = message([1, node], [2, "product"], [5, matrix], [11, input], [12, output])
  return message([1, 9], [7, graph], [8, message([2, 18])])
}

/** What a graph takes or gives: a matrix with its name, type and shape. */
const matrixValue = (name: string, type: number, rows: number, columns: number): Buffer => {
  const shape = message([1, message([1, rows])], [1, message([1, columns])])
  return message([1, name], [2, message([1, message([1, type], [2, shape])])])
}

/** A message of protobuf: whole numbers, and texts or bytes with their length before them. */
const message = (...fields: ReadonlyArray<readonly [field: number, value: number | string | Buffer]>): Buffer =>
  Buffer.concat(
    fields.flatMap(([field, value]) => {
      if (typeof value === "number") return [varint(field << 3), varint(value)]
      const bytes = Buffer.from(value)
      return [varint((field << 3) | 2), varint(bytes.length), bytes]
    })
  )

const varint = (value: number): Buffer => {
  const bytes: Array<number> = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.from([...bytes, rest])
}
