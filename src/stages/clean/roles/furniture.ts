import { bylineEvidence } from "../language/byline.ts"
import { type LanguageModel, readsOnAcross } from "../language/language-model.ts"
import type { Line } from "../lines/lines.ts"
import { isRunningHeadWording, mastheadLines } from "./masthead.ts"

/**
 * Which lines are furniture of the page (running heads, page numbers, editors' lines) rather than text.
 *
 * Told by their wording, and by repetition: the same short line, digits aside, that comes back at a distance. Only
 * lines that no sentence looks like are taken, because furniture is left out of the clean text.
 */
export const findFurniture = (lines: ReadonlyArray<Line>, model: LanguageModel): Uint8Array => {
  const readsOn: ReadsOn = (before, behind) => readsOnAcross(model, lines[before]!.text, lines[behind]!.text)
  const found = Uint8Array.from(lines, ({ text }) => (isFurnitureWording(text) || isRunningHeadWording(text) ? 1 : 0))
  for (const i of mastheadLines(lines, found)) found[i] = 1
  const seen = new Map<string, Array<number>>()
  const numbers: Array<number> = []
  /** What is furniture in company, or in the way, only. */
  const loose = Uint8Array.from(lines, ({ text }) => (isNumber(text) || isSectionNumber(text) ? 1 : 0))
  const accompanied = loose.map((is, i) => (is === 1 && (found[i - 1] === 1 || found[i + 1] === 1) ? 1 : 0))
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i]!
    if (found[i] === 1 || text.length > LONGEST) continue
    const edge = lines.length > 3 && (i < 2 || i >= lines.length - 2)
    const number = isNumber(text)
    if (loose[i] === 1 && ((edge && !number) || accompanied[i] === 1 || isInTheWay(i, lines, found, loose, readsOn)))
      found[i] = 1
    else if (number) numbers.push(i)
    else if (text.length >= 3 && !SENTENCE.test(text) && !isByline(text)) note(seen, skeleton(text), i)
  }
  for (const i of pageNumbers(numbers, lines)) found[i] = 1
  for (const places of seen.values()) {
    const numbered = isSectionNumber(lines[places[0]!]!.text)
    if (!isRunningHead(places, numbered ? 2 : 3, lines, readsOn)) continue
    if (numbered || standsAsHeadsDo(places, lines, found)) for (const i of places) found[i] = 1
  }
  return found.every((f) => f === 1) ? found.fill(0) : found
}

const isNumber = (text: string): boolean => text.length <= 4 && /^\d{1,4}$/.test(text)
const isSectionNumber = (text: string): boolean => text.length <= LONGEST && SECTION_NUMBER.test(halfWidth(text))

/** Who writes for a paper signs again and again. */
const isByline = (text: string): boolean => {
  const { name, office } = bylineEvidence(text)
  return name && office
}

/** How well a line reads on from another, in nats; both by their ordinals. */
type ReadsOn = (before: number, behind: number) => number

/** UTF-16 units. Mastheads with date, issue number and editors stay below it. */
const LONGEST = 60
const SENTENCE = /[。！？；，、：!?;,:]/

/** What wording must not see: full-width digits, and blanks round digits, which extraction leaves. */
const plain = (text: string): string => halfWidth(text).replace(/(?<=[^\s\d])\s(?=\d)|(?<=\d)\s(?=[^\s\d])/g, "")
const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** Nothing else is worth the cost of the patterns below. */
const WORTH = /[\d０-９编责版页校]/
const DATE = /\d{4}年\d{1,2}月\d{1,2}日/
const PAGE_NUMBER = /^[·•\-—–―~～－]{1,2}\d{1,4}[·•\-—–―~～－]{1,2}$/
const PAGE_NAME =
  /^第[\d一二三四五六七八九十]{1,4}[版页](?:[：:\s]\s?[\u4e00-\u9fff]{2,8}|\s{0,2}[/,，]?\s{0,2}共\d{1,4}[版页])?$/
const SECTION_NUMBER = /^(?:[\u4e00-\u9fff]\s?){2,5}\s{1,3}\d{1,2}$/
/** Parted by blanks that somebody set: `要 闻  2`. */
const WIDE_SECTION = /^(?:[\u4e00-\u9fff]\s{1,2}){1,4}[\u4e00-\u9fff]?\s{2,4}[\d０-９]{1,2}$/
const STAFF =
  /^(?:本版|本期|本报|版面|责任|值班|执行)?(?:责任编辑|责编|编辑|主编|美编|美术编辑|校对|版式|版式设计|视觉|制图)\s?[：:\s]\s?[\u4e00-\u9fff\s]{2,12}/
const WEEKDAY = /星期[一二三四五六日天]|周[一二三四五六日]/
const MASTHEAD = /[报刊版]|责任编辑|责编|第\d+期|^\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周)/

const isFurnitureWording = (raw: string): boolean =>
  raw.length <= LONGEST &&
  WORTH.test(raw) &&
  // Blanks part the pieces of a line, or its characters: `综合 新闻`, `责 编：`.
  (WIDE_SECTION.test(raw) || isWording(plain(raw)) || isWording(raw.replace(/\s+/g, "")))

const isWording = (text: string): boolean =>
  PAGE_NUMBER.test(text) ||
  PAGE_NAME.test(text) ||
  (STAFF.test(text) && !/[。！？]/.test(text)) ||
  (DATE.test(text) && WEEKDAY.test(text) && MASTHEAD.test(text) && !/[。！？，；（(]/.test(text))

/** Numbers alone on their lines are page numbers at the text's edges, or where they go up from page to page. */
const pageNumbers = (numbers: ReadonlyArray<number>, lines: ReadonlyArray<Line>): ReadonlyArray<number> => {
  const value = (i: number): number => Number(lines[i]!.text)
  const follows = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && b - a >= PAGE_APART && value(b) - value(a) >= 1 && value(b) - value(a) <= 3
  return numbers.filter(
    (i, n) =>
      (lines.length > 3 && (i === 0 || i === lines.length - 1)) ||
      follows(numbers[n - 1], i) ||
      follows(i, numbers[n + 1])
  )
}

/**
 * Digits and white space do not count when two lines are compared: the page number changes. The day does not: it is one for
 * all pages, and the lines under letters that give other days are no running head.
 */
const skeleton = (text: string): string =>
  text.replace(/\s+/g, "").replace(/\d{4}年\d{1,2}月\d{1,2}日|\d+/g, (digits) => (digits.endsWith("日") ? digits : "0"))

const note = (seen: Map<string, Array<number>>, key: string, line: number): void => {
  const places = seen.get(key)
  if (places === undefined) seen.set(key, [line])
  else places.push(line)
}

/** Lines between two appearances of a running head. A refrain or a list comes back sooner. */
const PAGE_APART = 12

/** Nats. A line of running text reads on from the line before by five to fifteen. */
const READS_ON = 5

/** Lines of furniture that stand together at a page's end and the next one's beginning. */
const TOGETHER = 3

/** A page number inside a sentence: the line before it, or before what stands with it, reads on in the line behind. */
const isInTheWay = (
  i: number,
  lines: ReadonlyArray<Line>,
  found: Uint8Array,
  loose: Uint8Array,
  readsOn: ReadsOn
): boolean => {
  const other = (at: number): boolean => found[at] === 1 || loose[at] === 1
  let first = i
  while (first > 0 && i - first < TOGETHER && other(first - 1)) first--
  let last = i
  while (last < lines.length - 1 && last - i < TOGETHER && other(last + 1)) last++
  const before = lines[first - 1]?.text ?? ""
  const behind = lines[last + 1]?.text ?? ""
  if (before.length < FULL || behind.length < FULL || STOPPED.test(before)) return false
  return readsOn(first - 1, last + 1) > Math.max(READS_ON, readsOn(first - 1, first), readsOn(last, last + 1))
}
/** No column of text is narrower, in characters; the cells of a table are. */
const FULL = 7
const STOPPED = /[。！？；：”）\d]$/

/**
 * Three times at least (two for a section's name with a page number), as far apart as pages are, not reading on from the
 * line before, and shorter than the lines around: in narrow columns a phrase that is used often fills a line now and
 * then, and a dateline, or an office that reads on in the line behind, begins one paragraph after another.
 */
const isRunningHead = (
  places: ReadonlyArray<number>,
  times: number,
  lines: ReadonlyArray<Line>,
  readsOn: ReadsOn
): boolean => {
  if (places.length < times) return false
  let least = Infinity
  let most = 0
  for (let i = 1; i < places.length; i++) {
    const apart = places[i]! - places[i - 1]!
    least = Math.min(least, apart)
    most = Math.max(most, apart)
  }
  if (least < PAGE_APART || most > 3 * least || places.some((i) => fillsLine(i, lines))) return false
  const isRead = places.every((i) => i < lines.length - 1 && readsOn(i, i + 1) > READS_ON)
  if (isRead && places.some((i) => fillsLine(i, lines, INDENT))) return false
  const reads = places.reduce((sum, i) => sum + (i === 0 ? 0 : readsOn(i - 1, i)), 0) / places.length
  return reads < READS_ON
}

/** Lines behind a line that tell whether the same text follows it. */
const FOLLOWING = 3

/**
 * Whether lines that are the same stand as running heads do. Pages end where they are full, so now and then inside a sentence,
 * or with a page number; what only ever stands between two paragraphs heads a text, as a column's name does. And no two
 * pages go on alike, but an article that is there twice does.
 */
const standsAsHeadsDo = (places: ReadonlyArray<number>, lines: ReadonlyArray<Line>, found: Uint8Array): boolean => {
  const atPageEnd = (i: number): boolean =>
    i > 0 && (found[i - 1] === 1 || found[i + 1] === 1 || !STOPPED.test(lines[i - 1]!.text))
  if (!places.some(atPageEnd)) return false
  const following = places.map((i) =>
    lines
      .slice(i + 1, i + 1 + FOLLOWING)
      .map(({ text }) => text)
      .join("\n")
  )
  return new Set(following).size === places.length
}

/** Characters that a paragraph is set in by, also where the blanks are lost. */
const INDENT = 2

/** Whether a line, set in by some characters, is about as long as the longest of its neighbours. */
const fillsLine = (i: number, lines: ReadonlyArray<Line>, indent = 0): boolean => {
  let longest = 0
  for (let j = Math.max(0, i - 3); j <= Math.min(lines.length - 1, i + 3); j++) {
    if (j !== i) longest = Math.max(longest, lines[j]!.text.length)
  }
  return lines[i]!.text.length + indent > 0.8 * longest
}
