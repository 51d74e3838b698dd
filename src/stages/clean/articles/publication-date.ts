import { CHINESE_DIGIT, CHINESE_NUMBER, numeral } from "./numerals.ts"

/** Days since 1970-01-01 of a calendar date, or null when there is no such day. */
export const dayNumber = (year: number, month: number, day: number): number | null => {
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1800 && year <= 2200 ? time / 86_400_000 : null
}

const NUMBER = `[0-9０-９]{1,2}|${CHINESE_NUMBER}{1,3}`
/** When a paper was founded stands in mastheads too. */
const FOUNDED = "\\s?(?:创刊|创办|复刊|成立)"
const MONTH_AND_DAY = `\\s?年\\s?(${NUMBER})\\s?月\\s?(${NUMBER})\\s?日(?!${FOUNDED})`
const WRITTEN = new RegExp(`([0-9０-９]{4}|${CHINESE_DIGIT}{4})${MONTH_AND_DAY}`, "g")
/** The Republic of China counts its years from 1912 on. */
const REPUBLIC = new RegExp(`民[国國]\\s?(元|[0-9０-９]{1,3}|[百〇零一二三四五六七八九十]{1,5})${MONTH_AND_DAY}`, "g")
const YEAR_BEFORE_REPUBLIC = 1911
const PARTED = /(?<!\d)(\d{4})[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)/g
/** Source of a pattern that finds a date with its year as papers print it, digits half-width. */
export const FULL_DATE = [WRITTEN, REPUBLIC, PARTED].map(({ source }) => source.replace(/\((?!\?)/g, "(?:")).join("|")
const CLOSE = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g

/**
 * The day a bulletin was published, when it is certain: the first full date in its masthead or other furniture, or in
 * a dateline, else a full date in its file name or folders. Dates inside the news say when something happened, not when
 * it was printed.
 *
 * @param dated Texts in which a date is that of the paper: the strongest evidence first.
 */
export const publishedOn = (dated: ReadonlyArray<string>, fileName: string | undefined): number | null => {
  for (const text of dated) {
    const day = firstDay(text, [WRITTEN, REPUBLIC, PARTED])
    if (day !== null) return day
  }
  return fileName === undefined ? null : firstDay(fileName, [CLOSE, PARTED, WRITTEN])
}

/** The first real day that the first fitting way of writing gives. */
const firstDay = (text: string, ways: ReadonlyArray<RegExp>): number | null => {
  for (const way of ways) {
    for (const match of text.matchAll(way)) {
      const [written, month, day] = [match[1]!, numeral(match[2]!), numeral(match[3]!)] as const
      const year = way === REPUBLIC ? YEAR_BEFORE_REPUBLIC + republicYear(written) : numeral(written)
      const found = dayNumber(year, month, day)
      if (found !== null) return found
    }
  }
  return null
}

/** As `numeral`, and 元 for the first year, 一百一十五 for a hundred and more. */
const republicYear = (written: string): number => {
  if (written === "元") return 1
  const behindHundred = /^一?百[〇零]?(.*)$/.exec(written)?.[1]
  return behindHundred === undefined ? numeral(written) : 100 + numeral(behindHundred)
}
