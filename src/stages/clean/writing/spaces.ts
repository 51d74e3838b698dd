import { LineRole } from "../evidence/role-network.ts"
import { fold, type LanguageModel, logProbability, unigramLogProbability } from "../language/language-model.ts"
import { CharClass, classOf, closes } from "../lines/characters.ts"
import { isBlank } from "../lines/lines.ts"
import { partedNumbers } from "./parted-numbers.ts"

/** A run of white space inside a line that does not belong there. UTF-16 units within the line. */
export interface StraySpace {
  readonly start: number
  readonly end: number
  /** Probability that it is stray. */
  readonly confidence: number
}

/** In a line tracked out over the column's width this share of its gaps holds a blank. */
const TRACKED_SHARE = 0.4
const TRACKED_LEAST = 4
/** A blank inside what reads as one date or amount; in a list of numbers it may be meant all the same. In nats. */
const PARTED_NUMBER = 1.5

/**
 * The stray spaces of a line. Those stay that part Latin words, the halves of a headline, an office and a name, or
 * that are wide: somebody set them.
 *
 * @param before What the line goes on from, if it does: so a blank is judged as it would be with the lines already joined.
 */
export const straySpaces = (
  text: string,
  role: LineRole,
  model: LanguageModel,
  before = ""
): ReadonlyArray<StraySpace> => {
  const found: Array<StraySpace> = []
  let tracked: boolean | undefined
  let parted: ReadonlySet<number> | undefined
  for (let at = 1; at < text.length - 1; at++) {
    if (!isBlank(text.charCodeAt(at))) continue
    let end = at + 1
    while (end < text.length && isBlank(text.charCodeAt(end))) end++
    const wide = end - at > 1 || text.charCodeAt(at) === 0x3000
    tracked ??= isTracked(text)
    parted ??= partedNumbers(text, before)
    const odds = wide
      ? tracked
        ? 1
        : -4
      : parted.has(at)
        ? PARTED_NUMBER
        : strayOdds(text, at, end, role, tracked, twoBefore(text, at, found.at(-1), before), model)
    if (odds > 0) found.push({ start: at, end, confidence: 1 / (1 + Math.exp(-odds)) })
    at = end - 1
  }
  return found
}

/** Whether a blank between two pieces of text is stray, in a line that is not tracked out. */
export const isStray = (before: string, blank: string, behind: string, role: LineRole, model: LanguageModel): boolean =>
  straySpaces(before + blank + behind, role, model).length > 0

/** Log-odds that a single blank is stray. */
const strayOdds = (
  text: string,
  at: number,
  end: number,
  role: LineRole,
  tracked: boolean,
  twoBefore: number,
  model: LanguageModel
): number => {
  const display = role >= LineRole.headline
  const a = classOf(text.charCodeAt(at - 1))
  const b = classOf(text.charCodeAt(end))
  const latin = (kind: CharClass): boolean => kind === CharClass.latin
  const digit = (kind: CharClass): boolean => kind === CharClass.digit
  if ((latin(a) && (latin(b) || digit(b))) || (digit(a) && latin(b))) return -4
  // A blank parts two numbers, but in a line tracked out it parts the digits of one.
  if (digit(a) && digit(b)) return tracked ? 2 : -4
  if (tracked) return 4
  if (latin(a) || latin(b)) return -1
  // Punctuation has its own white space: none is wanted beside a Chinese mark.
  if (closes(b) || b === CharClass.dash) return text.charCodeAt(end) < 0x80 ? -2 : 3
  if (closes(a) && text.charCodeAt(at - 1) < 0x80) return -2
  if (digit(a) || digit(b)) return display ? 1 : 4
  if (role === LineRole.byline) return -4
  const reads = readsTogether(text, at, end, twoBefore, model)
  return display ? reads - 5 : 0.8 * reads
}

/** The character two before a blank, in the text without the stray spaces found so far; NaN when there is none. */
const twoBefore = (text: string, at: number, last: StraySpace | undefined, before: string): number => {
  const place = last?.end === at - 1 ? last.start - 1 : at - 2
  return place >= 0 ? text.charCodeAt(place) : before.charCodeAt(before.length - 1)
}

/** How much likelier the character behind the blank is after those before it than by itself, in nats. */
const readsTogether = (text: string, at: number, end: number, twoBefore: number, model: LanguageModel): number => {
  const y = Number.isNaN(twoBefore) || isBlank(twoBefore) ? 0 : fold(twoBefore)
  const z = fold(text.charCodeAt(at - 1))
  const b = fold(text.charCodeAt(end))
  return logProbability(model, y, z, b) - unigramLogProbability(model, b)
}

/** Whether blanks part the characters of the line evenly, as where few characters had to fill a line. */
const isTracked = (text: string): boolean => {
  let gaps = 0
  let blank = 0
  const length = Math.min(text.length, 200)
  for (let at = 1; at < length; at++) {
    if (isBlank(text.charCodeAt(at))) continue
    const between = isBlank(text.charCodeAt(at - 1))
    const before = text.charCodeAt(between ? at - 2 : at - 1)
    if (classOf(before) !== CharClass.han || classOf(text.charCodeAt(at)) !== CharClass.han) continue
    gaps++
    if (between) blank++
  }
  return blank >= TRACKED_LEAST && blank >= TRACKED_SHARE * gaps
}
