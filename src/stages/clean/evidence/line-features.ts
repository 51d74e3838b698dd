import { bylineEvidence } from "../language/byline.ts"
import { type Cohesion, cohesionOf } from "../language/cohesion.ts"
import type { ColumnFit } from "../layout/column-fit.ts"
import { UNWRAPPED } from "../layout/column-width.ts"
import { CHAR_CLASSES, CharClass, classOf } from "../lines/characters.ts"
import { isBlank, type Line } from "../lines/lines.ts"

/**
 * What is known about a line besides its words: how it stands in its column, what its edges are, what is around it.
 * Numbers of about -3 to 3, the input of `role-network.ts`. Changing one means training again.
 */
export const LINE_FEATURES = 2 * CHAR_CLASSES + 44

/** Evidence for all the lines of a document: rows of `LINE_FEATURES`. */
export const lineFeatures = (lines: ReadonlyArray<Line>, fit: ColumnFit, language: Float32Array): Float32Array => {
  const out = new Float32Array(lines.length * LINE_FEATURES)
  const usual = usualBreaks(lines)
  const cohesion = cohesionOf(lines)
  const page = wholePage(lines, fit, usual)
  let depth = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const at = i * LINE_FEATURES
    const { text } = line
    out[at + classOf(text.charCodeAt(0))] = 1
    out[at + CHAR_CLASSES + classOf(text.charCodeAt(text.length - 1))] = 1
    let next = at + 2 * CHAR_CLASSES
    const add = (value: number): void => {
      out[next++] = value
    }
    placeInColumn(i, fit, language, add)
    surroundings(line, i, lines.length, usual, add)
    wording(text, add)
    ties(cohesion, i, lines.length, add)
    page.forEach(add)
    add(clip(depth, 2))
    depth = quoteDepth(text, fit.margin[i]! < SURE_BREAK ? 0 : depth)
  }
  return out
}

const clip = (value: number, most: number): number => (value < -most ? -most : value > most ? most : value)

const placeInColumn = (i: number, fit: ColumnFit, language: Float32Array, add: (value: number) => void): void => {
  const width = fit.width[i]!
  const slack = fit.slack[i]!
  const wrapped = width !== UNWRAPPED
  add(clip(fit.margin[i]! / 4, 3))
  add(fit.margin[i]! > 0 ? 1 : -1)
  add(clip(language[i]! / 4, 3))
  add(wrapped ? clip(slack / 4, 3) : 0)
  add(wrapped && slack <= 1 && slack >= -2 ? 1 : 0)
  add(wrapped ? clip(slack / width, 1) : 0)
  add(wrapped && slack < -3 ? 1 : 0)
  add(wrapped ? 0 : 1)
  add(fit.starts[i]!)
  add(wrapped ? width / 60 : 0)
  add(i > 0 && fit.width[i - 1] !== width ? 1 : 0)
}

const surroundings = (line: Line, i: number, n: number, usual: number, add: (value: number) => void): void => {
  add(line.breaks === usual ? 1 : 0)
  add(line.breaks > usual ? 1 : 0)
  add(line.breaks < usual ? 1 : 0)
  add(usual > 1 ? 1 : 0)
  add(line.lead >= 3 ? 1 : 0)
  add(line.lead === 1 || line.lead === 2 ? 1 : 0)
  add(line.trail === "" ? 0 : 1)
  add(i === 0 ? 1 : 0)
  add(i === 1 ? 1 : 0)
  add(i === n - 1 ? 1 : 0)
  add(i === n - 2 ? 1 : 0)
}

/** Line terminators that usually stand between two lines: the median. */
const usualBreaks = (lines: ReadonlyArray<Line>): number => {
  const counts = new Uint32Array(4)
  for (let i = 1; i < lines.length; i++) counts[Math.min(lines[i]!.breaks, 3)]!++
  let sum = 0
  for (let breaks = 0; breaks < 4; breaks++) {
    sum += counts[breaks]!
    if (2 * sum >= lines.length - 1) return breaks
  }
  return 1
}

const LIST_MARK =
  /^(?:[一二三四五六七八九十]{1,2}[是、要]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]|第[一二三四五六七八九十]{1,2}[，、]|[■●◆▲★※]|——|问[：:]|答[：:])/
const DATELINE = /^(?:据?(?:新华社|本报|中新社|中新网|央视网|新华网)|记者|图[为①-⑩])/
const TITLE = /(?:摘登|摘编|选登|摘要|汇编|专栏|专题|综述|要闻)$/

const wording = (text: string, add: (value: number) => void): void => {
  const n = Math.min(text.length, 80)
  let comma = 0
  let stop = 0
  let blanks = 0
  let digits = 0
  let latin = 0
  let open = 0
  for (let at = 0; at < n; at++) {
    const unit = text.charCodeAt(at)
    if (isBlank(unit)) {
      blanks++
      continue
    }
    const kind = classOf(unit)
    if (kind === CharClass.comma) comma++
    else if (kind === CharClass.sentenceEnd) stop++
    else if (kind === CharClass.digit) digits++
    else if (kind === CharClass.latin) latin++
    else if (kind === CharClass.opening) open++
    else if (kind === CharClass.closing) open--
  }
  const byline = bylineEvidence(text)
  add(comma > 2 ? 2 : comma)
  add(stop > 2 ? 2 : stop)
  add(blanks === 0 ? 0 : 4 * blanks > n ? -1 : blanks > 1 ? 2 : 1)
  add(digits / n)
  add(latin / n)
  add(clip(open, 2))
  add(byline.name ? 1 : 0)
  add(byline.office ? 1 : 0)
  add(LIST_MARK.test(text) ? 1 : 0)
  add(DATELINE.test(text) ? 1 : 0)
  add(TITLE.test(text) ? 1 : 0)
  add(Math.min(text.length, 60) / 20)
}

/** Ties across the break, also against the strongest nearby, and those of the line itself. */
const ties = (cohesion: Cohesion, i: number, n: number, add: (value: number) => void): void => {
  let most = 0
  for (let j = Math.max(1, i - 8); j <= Math.min(n - 1, i + 8); j++) most = Math.max(most, cohesion.across[j]!)
  add(Math.min(cohesion.across[i]! / 6, 3))
  add(most > 0 ? 2 * (cohesion.across[i]! / most) - 1 : 0)
  add(Math.min(cohesion.back[i]!, 3))
  add(Math.min(cohesion.ahead[i]!, 3))
}

/** What holds for the whole page: its setting, and how many of its lines are set in or stand apart. */
const wholePage = (lines: ReadonlyArray<Line>, fit: ColumnFit, usual: number): ReadonlyArray<number> => {
  const share = (test: (line: Line) => boolean): number => Math.min(1, (4 * lines.filter(test).length) / lines.length)
  return [
    fit.setting.indent === 0 ? 0 : 1,
    fit.setting.mark - 1,
    share((line) => line.lead >= 3),
    share((line) => line.breaks > usual),
    Math.min(lines.length, 200) / 200
  ]
}

/** A break as clear as this (nats) ends whatever quotation was open. */
const SURE_BREAK = -6

/** Quotation marks and brackets that are open behind a line, given those open before it. */
const quoteDepth = (text: string, before: number): number => {
  let depth = before
  const length = Math.min(text.length, 120)
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x2018) continue
    const kind = classOf(unit)
    if (kind === CharClass.opening) depth++
    else if (kind === CharClass.closing) depth = Math.max(0, depth - 1)
  }
  return Math.min(depth, 3)
}
