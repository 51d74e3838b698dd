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
const SENTENCE_MAY_START = /^[”’"）)\]］]*(?:$|\s+(?!\s|\p{Ll}))/u
const WORD_BEFORE = /[\p{Script=Latin}\d.]*[”’"）)\]］%]*$/u
const LIST_NUMBER = /^[(（]?(?:\d+|\p{Script=Latin})(?:\.\d+)*$/u
const INITIAL = /(?:^|\.)\p{Lu}$/u

/**
 * Whether a full stop of Latin script ends a sentence: Latin text or a number stands before it, white space or the
 * end of the paragraph behind it, and what follows does not begin in lower case. Abbreviations, initials, decimals,
 * addresses and the numbers of list items end nothing.
 *
 * @param start UTF-16 offset where the sentence starts: a number right there is that of a list item.
 * @param stop UTF-16 offset of the full stop.
 */
export const endsLatinSentence = (paragraph: string, start: number, stop: number): boolean => {
  if (!SENTENCE_MAY_START.test(paragraph.slice(stop + 1, stop + 1 + REACH))) return false
  const before = paragraph.slice(Math.max(start, stop - REACH), stop)
  const word = WORD_BEFORE.exec(before)![0]
  if (!/[\p{Script=Latin}\d]/u.test(word)) return false
  if (stop - REACH <= start && LIST_NUMBER.test(before.trim())) return false
  return !INITIAL.test(word) && !ABBREVIATIONS.has(word.toLowerCase())
}
