import { fold, type LanguageModel, logProbability } from "../language/language-model.ts"
import { isBlank } from "../lines/lines.ts"
import { lookAlikes } from "./look-alikes.ts"

/** A character that its neighbours make unlikely, and a look-alike that they make likely. */
export interface Suspect {
  /** UTF-16 offset in the paragraph. */
  readonly at: number
  readonly character: string
  readonly suggestion: string
  /** How much likelier the suggestion is in its place, in nats. */
  readonly logOdds: number
}

/** See docs/quality.md for what other thresholds would find. In nats. */
const THRESHOLD = 9

const HIGHEST = 0xffff
/** Whether a UTF-16 unit has look-alikes: asked of every character. */
const HAS_LOOK_ALIKE = new Uint8Array(HIGHEST + 1)
for (const unit of lookAlikes.keys()) HAS_LOOK_ALIKE[unit] = 1

/** The suspect characters of a paragraph. They are never changed: names and old texts hold the unlikely. */
export const suspectsIn = (text: string, model: LanguageModel, threshold = THRESHOLD): ReadonlyArray<Suspect> => {
  const found: Array<Suspect> = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (HAS_LOOK_ALIKE[unit] === 0) continue
    const suspect = suspectAt(text, at, unit, model, threshold)
    if (suspect !== null) found.push(suspect)
  }
  return found
}

const suspectAt = (text: string, at: number, unit: number, model: LanguageModel, threshold: number): Suspect | null => {
  const [y, z] = [neighbour(text, at - 2), neighbour(text, at - 1)]
  const [b, c] = [neighbour(text, at + 1), neighbour(text, at + 2)]
  /** Log probability of a character in this place, or less than `least`, found out as soon as can be: no term is positive. */
  const inPlace = (x: number, least: number): number => {
    let sum = logProbability(model, y, z, x)
    if (sum >= least) sum += logProbability(model, z, x, b)
    return sum >= least ? sum + logProbability(model, x, b, c) : sum
  }
  const stands = inPlace(unit, -Infinity)
  if (stands > -threshold) return null
  let best: Suspect | null = null
  for (const other of lookAlikes.get(unit) ?? []) {
    const least: number = best?.logOdds ?? threshold
    const logOdds = inPlace(other, stands + least) - stands
    if (logOdds >= least) best = { at, character: text[at]!, suggestion: String.fromCharCode(other), logOdds }
  }
  return best
}

/** A neighbour as the model knows it; the paragraph's edge and blanks are the end of a paragraph to it. */
const neighbour = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return at < 0 || at >= text.length || isBlank(unit) ? 0x0a : fold(unit)
}
