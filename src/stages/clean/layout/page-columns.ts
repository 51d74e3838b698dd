import { type ColumnFit, fitColumn } from "./column-fit.ts"
import type { Setting } from "./column-width.ts"
import type { EmWidth } from "./em-width.ts"

/** How a page may be set: marks squeezed to half an em or not, paragraphs set in or not. */
const SETTINGS: ReadonlyArray<Setting> = [
  { mark: 1, indent: 4 },
  { mark: 1, indent: 0 },
  { mark: 2, indent: 4 },
  { mark: 2, indent: 0 }
]
/** Lines that settle how a document is set; more would change nothing and cost time. */
const SAMPLE = 400

/** Lines that are fitted at a time, so that memory does not grow with the file, and lines on each side they are seen with. */
const PIECE = 4096
const OVERLAP = 64

/** Fits columns under the setting that explains the beginning of the text best. */
export const fitBestColumn = (lines: ReadonlyArray<EmWidth>, language: Float32Array): ColumnFit => {
  const sample = lines.length > SAMPLE ? lines.slice(0, SAMPLE) : lines
  let best: ColumnFit | undefined
  for (const setting of SETTINGS) {
    const fit = fitColumn(sample, language, setting)
    if (best === undefined || fit.score > best.score) best = fit
  }
  return sample === lines ? best! : fitPieces(lines, language, best!.setting)
}

/** A long text piece by piece; what lies further off than the overlap has no say in a line's column. */
const fitPieces = (lines: ReadonlyArray<EmWidth>, language: Float32Array, setting: Setting): ColumnFit => {
  const n = lines.length
  const all = {
    setting,
    score: 0,
    margin: new Float32Array(n),
    width: new Int32Array(n),
    slack: new Int32Array(n),
    starts: new Uint8Array(n)
  }
  for (let start = 0; start < n; start += PIECE) {
    const from = Math.max(0, start - OVERLAP)
    const to = Math.min(n, start + PIECE + OVERLAP)
    const piece = fitColumn(lines.slice(from, to), language.subarray(from, to), setting)
    const end = Math.min(n, start + PIECE)
    all.score += piece.score
    for (const key of ["margin", "width", "slack", "starts"] as const)
      all[key].set(piece[key].subarray(start - from, end - from), start)
  }
  return all
}
