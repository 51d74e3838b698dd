import * as fs from "node:fs"
import * as path from "node:path"
import { gunzipSync } from "node:zlib"
import { Dice } from "../../test/diff/planted/model.ts"
import { ROOT } from "../run/corpus.ts"

const NEWS = path.join(ROOT, "../shared/data/text/cctv-news")
const YEARS = ["2025", "2026"]

/** A headline and its paragraphs. */
type Article = ReadonlyArray<string>

/** True where the corpus of television news lies beside the project. */
export const hasNews = (): boolean => YEARS.every((year) => fs.existsSync(path.join(NEWS, `${year}.md.gz`)))

/**
 * Bulletins of about a thousand characters each: neighbouring articles of one day's television news, set in a narrow
 * column and damaged as scanned pages are, with blank lines between lines, lost indents, full-width digits, stray blanks
 * and page numbers. The same for one seed.
 */
export function* newsBulletins(count: number, seed: number): Generator<string> {
  const dice = new Dice(seed)
  const days = YEARS.flatMap(articlesByDay)
  for (let i = 0; i < count; i++) yield bulletin(dice.pick(days), i, dice)
}

const articlesByDay = (year: string): ReadonlyArray<ReadonlyArray<Article>> =>
  gunzipSync(fs.readFileSync(path.join(NEWS, `${year}.md.gz`)))
    .toString("utf8")
    .split(/^# /m)
    .map((day) => day.split(/^## 详细新闻$/m)[1] ?? "")
    .map((news) => news.split(/^### /m).slice(1).map(linesOf).filter(isArticle))
    .filter((articles) => articles.length > 0)

const linesOf = (article: string): Article =>
  article
    .replaceAll(/\*\*央视网消息\*\*\s*（新闻联播）：|\*\*|\\/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^[[<!#]/.test(line))

/** Code points of an article, headline included, that makes a bulletin or a part of one. */
const SHORTEST = 60
const LONGEST = 3000
const ENOUGH = 700

const lengthOf = (lines: Article): number => lines.reduce((sum, line) => sum + line.length, 0)

const isArticle = (lines: Article): boolean => {
  const length = lengthOf(lines)
  return lines.length > 1 && length >= SHORTEST && length <= LONGEST
}

const bulletin = (day: ReadonlyArray<Article>, number: number, dice: Dice): string => {
  const look = {
    /** Of the column, in em. */
    width: 14 + dice.below(12),
    indent: dice.chance(0.6) ? "　　" : "",
    blankLines: dice.chance(0.5),
    fullwidth: dice.chance(0.4),
    strayBlanks: dice.chance(0.4) ? 0.04 : 0
  }
  const lines = [`新闻摘编第${number + 1}号`, ""]
  let [at, length] = [dice.below(day.length), 0]
  for (; length < ENOUGH && at < day.length; at++) {
    const [headline, ...paragraphs] = day[at]!
    length += lengthOf(day[at]!)
    lines.push(headline!, "")
    for (const paragraph of paragraphs) {
      for (const line of wrapped(look.indent + damaged(paragraph, look, dice), look.width))
        lines.push(line, ...(look.blankLines ? [""] : []))
      if (!look.blankLines && look.indent === "") lines.push("")
    }
    if (dice.chance(0.3)) lines.push("", `第 ${1 + dice.below(8)} 版`, "")
  }
  return `${lines.join("\n")}\n`
}

const damaged = (text: string, look: { fullwidth: boolean; strayBlanks: number }, dice: Dice): string => {
  const digits = look.fullwidth
    ? text.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))
    : text
  return Array.from(digits, (character) => (dice.chance(look.strayBlanks) ? `${character} ` : character)).join("")
}

const CLOSING = new Set("，。、；：？！”’）》〉】」』")

/** Lines of a width in em; a closing mark never begins one. */
const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let [line, used] = ["", 0]
  for (const character of text) {
    const em = character < "⺀" ? 0.5 : 1
    if (used + em > width && !CLOSING.has(character)) {
      lines.push(line)
      ;[line, used] = ["", 0]
    }
    line += character
    used += em
  }
  return line === "" ? lines : [...lines, line]
}
