/** Abbreviations that a capital letter may follow within a sentence; lower case, without the last full stop. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof st sr jr rev hon gen col maj capt lt sgt gov sen rep pres " +
    "no nos vol pp fig eq sec art ch ed eds al vs cf approx est dept univ inst assn bros " +
    "co corp inc ltd e.g i.e etc a.m p.m " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
  ).split(" ")
)

/** UTF-16 units looked at before and behind a full stop; more than any abbreviation has. */
const REACH = 16

/** Closing marks, then white space and no lower case, or the end of the paragraph. */
const SENTENCE_MAY_START = /^[”’"）)\]］」』]*(?:$|\s+(?!\s|\p{Ll}))/u
/** A closing mark, white space, or the end of the paragraph. */
const ENDS_CLAUSE = /^(?:$|[”’"）)\]］」』\s])/
const DIGIT_BEHIND = /^\s+\d/
const WORD_BEFORE = /[\p{Script=Latin}\d.]*[”’"）)\]］%]*$/u
const LIST_NUMBER = /^[(（]?(?:\d+|\p{Script=Latin})(?:\.\d+)*$/u
const INITIAL = /(?:^|\.)\p{Script=Latin}$/u
const HAN_BEFORE = /\p{Script=Han}[”’"）)\]］」』]*$/u
/** 二. 主要任务, 第三. …, （四）. …: the number of an item, wherever it stands. */
const CHINESE_LIST_NUMBER = /(?:^|[^\p{Script=Han}])第?[一二三四五六七八九十百]+[）)]?$/u

/**
 * Whether a full stop of Latin script (. or ．) ends a sentence. White space or the end of the paragraph must stand
 * behind it, and what follows must not begin in lower case; abbreviations, initials, decimals (also 3. 5, as OCR has
 * them), addresses and the numbers of list items end nothing. Some typists write it after Chinese: there a closing mark
 * will do behind it, but not a Han character (迈克尔.乔丹).
 *
 * @param start UTF-16 offset where the sentence starts: a number right there is that of a list item.
 * @param stop UTF-16 offset of the full stop.
 */
export const endsSentence = (paragraph: string, start: number, stop: number): boolean => {
  const behind = paragraph.slice(stop + 1, stop + 1 + REACH)
  const before = paragraph.slice(Math.max(start, stop - REACH), stop).trimEnd()
  if (HAN_BEFORE.test(before)) return ENDS_CLAUSE.test(behind) && !CHINESE_LIST_NUMBER.test(before)
  if (!SENTENCE_MAY_START.test(behind)) return false
  const word = WORD_BEFORE.exec(before)![0]
  if (!/[\p{Script=Latin}\d]/u.test(word)) return false
  if (/\d$/.test(word) && DIGIT_BEHIND.test(behind)) return false
  if (stop - REACH <= start && LIST_NUMBER.test(before.trim())) return false
  return !INITIAL.test(word) && !ABBREVIATIONS.has(word.toLowerCase())
}
