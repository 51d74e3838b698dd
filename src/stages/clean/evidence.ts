import { firstInk, lastInk } from "./characters.ts"
import type { ColumnFit } from "./column-fit.ts"
import { type EmWidth, measure } from "./em-width.ts"
import { fold, type LanguageModel, readsOn } from "./language-model.ts"
import { lineFeatures } from "./line-features.ts"
import { type Ink, inkOf } from "./line-lexicon.ts"
import type { Line } from "./lines.ts"
import { fitBestColumn } from "./page-columns.ts"

/** All that is known about the lines of a document before their roles are decided. */
export interface Evidence {
  readonly widths: ReadonlyArray<EmWidth>
  readonly fit: ColumnFit
  /** `readsOn` for the break before each line, in nats. */
  readonly language: Float32Array
  readonly features: Float32Array
  readonly inks: ReadonlyArray<Ink>
}

/** Collects the evidence of layout and language for lines that are not furniture. */
export const collectEvidence = (lines: ReadonlyArray<Line>, model: LanguageModel): Evidence => {
  const language = new Float32Array(lines.length)
  for (let i = 1; i < lines.length; i++) language[i] = readsOnAcross(model, lines[i - 1]!.text, lines[i]!.text)
  const widths = lines.map((line) => measure(line.text))
  const fit = fitBestColumn(widths, language)
  return {
    widths,
    fit,
    language,
    features: lineFeatures(lines, fit, language),
    inks: lines.map((line) => inkOf(line.text))
  }
}

/** `readsOn` for two lines, blanks left out. */
export const readsOnAcross = (model: LanguageModel, before: string, behind: string): number => {
  const z = before.length - 1
  const y = lastInk(before, z - 1)
  const c = firstInk(behind, 1)
  return readsOn(
    model,
    y < 0 ? 0x0a : fold(before.charCodeAt(y)),
    fold(before.charCodeAt(z)),
    fold(behind.charCodeAt(0)),
    c < behind.length ? fold(behind.charCodeAt(c)) : 0x0a
  )
}
