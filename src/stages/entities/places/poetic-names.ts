import { wordList } from "../lexicon/word-list.ts"

/** What the news calls China and its provinces in high style, and their codes: only names that mean one of them. */
export const POETIC_NAMES: ReadonlyMap<string, string> = new Map(
  `
  神州 CN|燕赵 130000|三晋 140000|八闽 350000|赣鄱 360000|齐鲁 370000|荆楚 420000|三湘 430000|南粤 440000|八桂 450000
  琼崖 460000|巴渝 500000|三秦 610000|陇原 620000|天山南北 650000
  `
    .trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [name = "", code = ""] = wordList(entry)
      return [name, code]
    })
)
