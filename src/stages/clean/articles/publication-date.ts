import { CHINESE_DIGIT, CHINESE_NUMBER, numeral } from "./numerals.ts"

/** Days since 1970-01-01 of a calendar date, or null when there is no such day. */
export const dayNumber = (year: number, month: number, day: number): number | null => {
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1800 && year <= 2200 ? time / 86_400_000 : null
}

const IN_TEXT = new RegExp(
  `([0-9０-９]{4}|${CHINESE_DIGIT}{4})\\s?年\\s?([0-9０-９]{1,2}|${CHINESE_NUMBER}{1,3})\\s?月\\s?([0-9０-９]{1,2}|${CHINESE_NUMBER}{1,3})\\s?日`
)
const IN_NAME = /(?:^|\D)(\d{4})[-_.年]?(\d{2})[-_.月]?(\d{2})(?:\D|$)/

const toDay = (match: RegExpExecArray | null): number | null => {
  if (match === null) return null
  const [year, month, day] = match.slice(1, 4).map(numeral)
  return dayNumber(year!, month!, day!)
}

/**
 * The day a bulletin was published, when it is certain: the first full date in its masthead or other furniture, or in
 * a dateline, else a full date in its file name. Dates inside the news say when something happened, not when it was
 * printed.
 *
 * @param dated Texts in which a date is that of the paper: the strongest evidence first.
 */
export const publishedOn = (dated: ReadonlyArray<string>, fileName: string | undefined): number | null => {
  for (const text of dated) {
    const day = toDay(IN_TEXT.exec(text))
    if (day !== null) return day
  }
  return fileName === undefined ? null : toDay(IN_NAME.exec(fileName))
}
