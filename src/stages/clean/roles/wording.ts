import { findDateline } from "../articles/dateline.ts"
import { isName, mayBeName } from "../articles/person-names.ts"
import { bylineEvidence } from "../language/byline.ts"

/** No byline and no deck is longer, in UTF-16 units. */
const LONGEST = 48

/** Who writes, in both scripts. */
const DESK = "(?:记者|記者|通讯员|通訊員|特派员|特派員|评论员|評論員|撰稿人|实习生|實習生)"
const NAMES_DESK = new RegExp(DESK)
/** All that a signature is made of. */
const OF_NAMES = /^[■●◆□▲◇]?[\u3400-\u9fff·—、“” \u3000]+$/
const BRACKETED = /^[（(]([^（()）]+)[）)]$/
/** A house and a desk, a blank or none, and names. */
const SIGNED = new RegExp(
  `^[■●◆□▲◇]?[ \\u3000]?([\\u3400-\\u9fff][\\u3400-\\u9fff—·]{0,15}?)?${DESK}([ \\u3000]*)([\\u3400-\\u9fff·、 \\u3000]{2,40})$`
)
/** What stands between two names. */
const BETWEEN_NAMES = new RegExp(`(?:[ \\u3000、]|(?:本报|本報)?${DESK})+`)
/** Two characters of a name set apart for width. */
const SPREAD = /(?<=^|[ \u3000、])([\u3400-\u9fff])[ \u3000]{1,2}(?=[\u3400-\u9fff](?:$|[ \u3000、]))/g
/** An office or a profession, and names. */
const OFFICE_AND_NAMES =
  /^[\u3400-\u9fff·、“”]{2,30}(?:[局厅市省院校会部县区镇乡村社站所处科班队组馆董事]长|主任|书记|主席|委员|教[师授]|研究员|代表|理事|学生|医[生师]|护士|律师|工人|工程师|队员|演员|职工|员工|讲解员|传承人|手|编辑)[ \u3000]{1,2}([\u3400-\u9fff· \u3000]{2,20})$/

/** How surely a line is a byline wherever it stands: a reporter and names, an office and names, or names alone. */
export type Signature = "desk" | "office" | "names"

export const signatureOf = (line: string): Signature | undefined => {
  const text = line.replace(BRACKETED, "$1")
  if (text.length > LONGEST || !OF_NAMES.test(text) || CREDIT.test(text)) return undefined
  const signed = SIGNED.exec(text)
  if (signed !== null) return namesPersons(signed[3]!, signed[1] !== undefined && signed[2] !== "") ? "desk" : undefined
  const names = OFFICE_AND_NAMES.exec(text)?.[1]
  if (names !== undefined) return namesPersons(names, names.length <= 3 && mayBeName(names)) ? "office" : undefined
  return text === line && !SET_APART.test(text) && !isPageTitle(text) && namesOf(text).every(isName)
    ? "names"
    : undefined
}

/** Who took a picture: names with one character more. */
const CREDIT = /[摄攝图圖文]$/
/** Cells of a table, and the headings of a series (中国传统佳节·元宵), look like names alone. */
const SET_APART = /[ \u3000]{3}|·/

const namesOf = (text: string): ReadonlyArray<string> =>
  text
    .replace(SPREAD, "$1")
    .split(BETWEEN_NAMES)
    .filter((name) => name !== "")

/**
 * Whether pieces are names: one has a common surname, or all are as long as names are and stand apart from a house and a
 * desk. `记者观察` and `记者 手记` are names of columns.
 */
const namesPersons = (text: string, apart: boolean): boolean => {
  const names = namesOf(text)
  return names.some(isName)
    ? names.every((name) => name.length >= 2 && (name.length <= 4 || name.includes("·")))
    : apart && names.length > 0 && names.every((name) => name.length >= 2 && name.length <= 3)
}

/** Whether a line may name who wrote it: a person, a desk or an office, or something as short as a pen name. */
export const mayBeByline = (text: string): boolean => {
  if (text.length > LONGEST || /[，。；]/.test(text)) return false
  const { name, office } = bylineEvidence(text)
  if (name || office || NAMES_DESK.test(text)) return true
  // Two names of three characters, run together.
  if (text.length === 6 && isName(text.slice(0, 3)) && isName(text.slice(3))) return true
  const pieces = text.split(/[ \u3000]+/)
  return pieces[pieces.length - 1]!.length <= (pieces.length > 1 ? 4 : 3)
}

/** A mark that ends a sentence or a part of one, with what closes behind it. */
const PAUSE = /[。！？!?；;，,：:、…][”’」』"）)]*$/
const LETTER_LAST = /[\u3400-\u9fff0-9０-９A-Za-z％%”’」』》]$/

/** Whether a line ends as the sentences of a body do. A headline may ask or cry out. */
export const endsSentence = (text: string): boolean => /[。；;，,：:][”’」』"）)]*$/.test(text)

/** Whether what was said is over behind a line: it ends a sentence, or is no part of one. */
export const isOver = (text: string): boolean => /[。！？!?…][”’」』"）)]*$|[）)]$/.test(text)

/** Whether a line is worded as a headline or a deck is: short, and no sentence. */
export const isHeading = (text: string): boolean =>
  text.length >= 4 &&
  text.length <= LONGEST &&
  LETTER_LAST.test(text) &&
  !text.includes("。") &&
  !PAUSE.test(text) &&
  !ONLY_DAY.test(text) &&
  !LISTED.test(text)
const LISTED = /^[（(]?[\d０-９一二三四五六七八九十]{1,2}[）)、.．]/
const ONLY_DAY = /^[（(]?[\d０-９零〇一二三四五六七八九十年月日 \u3000至—-]+[）)]?$/

/** Whether a line begins with a dateline, as the first line of a body may. */
export const beginsWithDateline = (text: string): boolean =>
  OF_DATELINE.test(text) && !/^[（(]/.test(text) && findDateline(text, "start") !== null
const OF_DATELINE = /[电電讯訊]|消息|[报報][道導导]/

/** What a page is called, and hardly ever an article. */
const OF_PAGE =
  /(?:摘登|摘编|选登|摘要|汇编|专栏|专题|综述|要闻|动态|简报|简讯|快讯|大事记|专版|特刊|来信|报道|发言|述评|信息|通讯|汇总|新闻|一览|行情)$/
export const isPageTitle = (text: string): boolean => OF_PAGE.test(text)
