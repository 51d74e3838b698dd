const DIGIT = "[0-9０-９]"
/** A blank of extraction is a narrow one. */
const GAP = " "
const PARTED = new RegExp(`${DIGIT}${GAP}${DIGIT}`)
const PARTED_ANYWHERE = new RegExp(`${DIGIT}${GAP}(?=${DIGIT})`, "g")

/** A year, a month behind its year, a day behind its month, with a blank among their digits. */
const DATES = new RegExp(
  [
    `(?<!${DIGIT}${GAP}?|第)[1１]${GAP}?[89８９]${GAP}?${DIGIT}${GAP}?${DIGIT}(?=${GAP}?年)`,
    `(?<!${DIGIT}${GAP}?|第)[2２]${GAP}?[0０]${GAP}?${DIGIT}${GAP}?${DIGIT}(?=${GAP}?年)`,
    `(?<=年${GAP}?)[1１]${GAP}[0-2０-２](?=${GAP}?月)`,
    `(?<=月${GAP}?)(?:[12１２]${GAP}${DIGIT}|[3３]${GAP}[01０１])(?=${GAP}?日)`
  ].join("|"),
  "g"
)
/**
 * 产量12 34万吨: the number begins behind a word that is no unit and makes no ordinal, and the sentence goes on behind its
 * own unit. Other blanks beside it are noise.
 */
const AMOUNT = new RegExp(
  `(?<=[\\u4e00-\\u9fff]${GAP}?)(?<![第图表号版楼年月日元万亿吨人]${GAP}?)${DIGIT}{1,8}${GAP}${DIGIT}{1,8}(?:[.．]${DIGIT}{1,4})?` +
    `(?=${GAP}?(?:[万亿]{1,2}|[%％‰])${GAP}?[\\u4e00-\\u9fff，。、；）])`,
  "g"
)
/** What of the line before is looked at. */
const REACH = 8

/**
 * Where a blank stands among the digits of one date or amount, as text extraction leaves it. Between two numbers it may be
 * meant (12 34 in a table), so only what reads as one number counts: dates, and amounts in a line with no other such blank.
 *
 * @param before What the line goes on from, or nothing.
 */
export const partedNumbers = (text: string, before: string): ReadonlySet<number> => {
  if (!PARTED.test(text)) return new Set()
  const head = before.slice(-REACH)
  const joined = head + text
  const dates = gapsIn(joined, DATES)
  const amounts = gapsIn(joined, AMOUNT)
  const all = Array.from(joined.matchAll(PARTED_ANYWHERE), ({ index }) => index + 1)
  const found = all.every((at) => dates.has(at) || amounts.has(at)) ? [...dates, ...amounts] : [...dates]
  return new Set(found.map((at) => at - head.length).filter((at) => at >= 0))
}

/** Where the blanks stand in what a pattern finds. */
const gapsIn = (text: string, pattern: RegExp): ReadonlySet<number> => {
  const gaps = new Set<number>()
  for (const { 0: number, index } of text.matchAll(pattern))
    for (let at = number.indexOf(GAP); at >= 0; at = number.indexOf(GAP, at + 1)) gaps.add(index + at)
  return gaps
}
