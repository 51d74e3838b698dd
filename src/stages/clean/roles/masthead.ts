import { FULL_DATE } from "../articles/publication-date.ts"
import type { Line } from "../lines/lines.ts"

/**
 * What a masthead or a running head is put together of. A section's name counts only beside a page number, since any two
 * characters may be one.
 */
const PIECES = [
  ["date", `(?:公元|中[华華](?=民))?(?:${FULL_DATE})`],
  ["weekday", "[（(]?(?:星期|礼拜|禮拜|周|週)[一二三四五六日天][）)]?"],
  [
    "lunar",
    "(?:农历|農曆|夏历|夏曆|旧历|舊曆|阴历|陰曆|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[\\u4e00-\\u9fff]{2,12}"
  ],
  [
    "issue",
    "[（(]?[总總]?第\\s?[\\d〇零一二三四五六七八九十百千]{1,8}\\s?[期号號][）)]?|(?:[\\u4e00-\\u9fff]{2,10}[：:]?\\s?)?CN\\s?\\d{2}-\\d{4}(?:/[A-Z])?"
  ],
  [
    "page",
    "第\\s?[\\d一二三四五六七八九十]{1,4}\\s?[版页頁](?:\\s?[：:]\\s?[\\u4e00-\\u9fff]{2,6})?|(?:今日|本期|共)\\s?\\d{1,3}\\s?[版页頁]|[A-Z]?\\d{1,3}\\s?版|[A-Z]\\d{1,3}(?!\\w)|[头頭]版"
  ],
  [
    "paper",
    // Not any name that ends so: 预报, 简报, 捷报 and 通报 head a text.
    "(?:[\\u4e00-\\u9fff]\\s?){1,5}(?:(?:[日晚晨早午时時周週旬商导導军軍]|都市|青年|少年|妇女|婦女|工人|农民|農民|农村|经济|經濟|科技|教育|法制|法治|体育|卫生|文汇|文匯|文摘|新闻|新聞|政协|聯合|联合)\\s?[报報]社?|周刊|週刊|月刊|旬刊)"
  ],
  ["edition", "[\\u4e00-\\u9fff]{2,4}版"],
  ["number", "(?<!\\S)\\d{1,3}(?!\\S)"],
  ["section", "(?<!\\S)[\\u4e00-\\u9fff]{2,4}(?!\\S)"]
] as const
type Piece = (typeof PIECES)[number][0]

const PIECE = new RegExp(PIECES.map(([name, source]) => `(?<${name}>${source})`).join("|"), "y")
const BETWEEN = /[\s|｜│·•，,]*/y
/** UTF-16 units. Mastheads stay below it. */
const LONGEST = 60
/** Nothing without one of these is worth the patterns. */
const WORTH = /[\d０-９年报報刊期版周週]/

/** The pieces that a line is put together of, or null where anything else stands in it. */
export const mastheadPieces = (raw: string): ReadonlySet<Piece> | null => {
  if (raw.length > LONGEST || !WORTH.test(raw)) return null
  const text = raw.replace(/[０-９]/g, (digit) => digit.normalize("NFKC"))
  const found = new Set<Piece>()
  for (let at = skip(text, 0); at < text.length; at = skip(text, PIECE.lastIndex)) {
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    if (match === null) return null
    for (const [name] of PIECES) if (match.groups![name] !== undefined) found.add(name)
  }
  return found
}

const skip = (text: string, at: number): number => {
  BETWEEN.lastIndex = at
  BETWEEN.exec(text)
  return BETWEEN.lastIndex
}

/** What stands beside a paper's name and a day in running heads only. */
const BESIDE_BOTH: ReadonlyArray<Piece> = ["number", "edition", "weekday", "issue"]

/**
 * Whether a line is a running head wherever it stands: the paper's name or the day, and beside it what no sentence puts there,
 * as the page. A name with a day alone may say where a text was taken from, a day with its weekday may head a diary's entry.
 */
export const isRunningHeadWording = (text: string): boolean => {
  const pieces = mastheadPieces(text)
  if (pieces === null) return false
  const [dated, named] = [pieces.has("date"), pieces.has("paper")]
  if (pieces.has("page")) return dated || named
  return dated && named && BESIDE_BOTH.some((piece) => pieces.has(piece))
}

/** Lines of text that may stand above or between the lines of a masthead: a title, a headline and who wrote it. */
const ABOVE = 3
const RUNNING_TEXT = /[。！？；，]/

/**
 * Lines above the first running text that hold nothing but parts of a masthead, a date among them: the day alone, or with
 * the paper's name or the issue on the line before or behind.
 *
 * @param found 1 for each line that is known to be furniture.
 */
export const mastheadLines = (lines: ReadonlyArray<Line>, found: Uint8Array): ReadonlyArray<number> => {
  const out: Array<number> = []
  let run: Array<number> = []
  let dated = false
  let above = 0
  const close = (): void => {
    if (dated) out.push(...run)
    run = []
    dated = false
  }
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i]!
    const pieces = mastheadPieces(text)
    if (pieces?.has("date") === true) dated = true
    if (found[i] === 1 || isBareNumber(pieces)) continue
    if (pieces === null || pieces.has("section")) {
      close()
      if (RUNNING_TEXT.test(text) || ++above > ABOVE) return isChronicle(lines, out) ? [] : out
    } else run.push(i)
  }
  // Nothing follows: a signature, not a masthead.
  return []
}

/** A page number, which is told elsewhere. */
const isBareNumber = (pieces: ReadonlySet<Piece> | null): boolean => pieces?.size === 1 && pieces.has("number")

/** Whether days are headings of a text: one stands alone again below, and it is another. A signature closes a text. */
const isChronicle = (lines: ReadonlyArray<Line>, head: ReadonlyArray<number>): boolean => {
  const isDay = (text: string): boolean => {
    const pieces = mastheadPieces(text)
    return pieces !== null && pieces.has("date") && !pieces.has("paper") && !pieces.has("page")
  }
  const first = head.find((i) => isDay(lines[i]!.text))
  if (first === undefined) return false
  return lines.some(({ text }, i) => i > first && i < lines.length - 1 && isDay(text) && text !== lines[first]!.text)
}
