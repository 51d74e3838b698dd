import { type LanguageModel, readsOnAcross } from "../language/language-model.ts"
import type { ColumnFit } from "../layout/column-fit.ts"
import { type EmWidth, measure } from "../layout/em-width.ts"
import { fitBestColumn } from "../layout/page-columns.ts"
import type { Line } from "../lines/lines.ts"
import { lineFeatures } from "./line-features.ts"
import { type Ink, inkOf } from "./line-lexicon.ts"

/** All that is known about the lines of a document before their roles are decided. */
export interface Evidence {
  readonly widths: ReadonlyArray<EmWidth>
  readonly fit: ColumnFit
  /** `readsOnAcross` for the break before each line, in nats. */
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
