/** A Chinese digit as years are written with (一九九八), and a character of a number below a hundred (二十三). */
export const CHINESE_DIGIT = "[〇○零一二三四五六七八九]"
export const CHINESE_NUMBER = "[〇○零一二三四五六七八九十廿卅]"

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  "○": 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
}
const TENS: Readonly<Record<string, number>> = { 十: 1, 廿: 2, 卅: 3 }

/**
 * Value of a number written in digits of any width (`12`, `１２`), in Chinese digits (一九九八) or as a Chinese number
 * below a hundred (三十一, 廿五). NaN for anything else.
 */
export const numeral = (text: string): number => {
  if (/^[0-9０-９]+$/.test(text)) return Number(text.normalize("NFKC"))
  let tens = 0
  let units = 0
  for (const character of text) {
    const ten = TENS[character]
    const digit = DIGITS[character]
    if (ten !== undefined) {
      tens = units > 0 ? units : ten
      units = 0
    } else if (digit !== undefined) units = 10 * units + digit
    else return Number.NaN
  }
  return 10 * tens + units
}
