import { CHINESE_DIGIT, CHINESE_NUMBER } from "./numerals.ts"

/** A form that datelines have. */
export interface DatelineRule {
  readonly name: string
  /** Where in the article's body it stands: at the start of the first paragraph, or at the end of the last. */
  readonly at: "start" | "end"
  /** Every repetition has a bound, so that time is linear. */
  readonly pattern: RegExp
  /** A dateline of this form, and the words that follow it (or that it follows). */
  readonly example: readonly [dateline: string, beside: string]
}

/** Extraction leaves a blank round digits, and setting puts one round a bracket. */
const GAP = "[ \\u3000]{0,2}"
const DAY = `(?:[0-9０-９]{1,2}|${CHINESE_NUMBER}{1,3})${GAP}日`
const DATE =
  `(?:(?:[0-9０-９]{4}|${CHINESE_DIGIT}{4})${GAP}年${GAP})?` +
  `(?:[0-9０-９]{1,2}|${CHINESE_NUMBER}{1,3})${GAP}月${GAP}${DAY}`
/** News agency, newspaper, station or site: 新华社, 江州社, 本报, 中新网. Two may share a dateline. */
const SOURCE = "[\\u3400-\\u9fff]{1,8}?(?:社|报|報|网|網|台|臺)"
const SOURCES = `${SOURCE}(?:、${SOURCE}){0,2}`
/** Place, with the country in brackets where the reader may not know it. */
const PLACE = "(?:[\\u3400-\\u9fff·]{2,14}(?:[（(][\\u3400-\\u9fff]{2,8}[）)])?)"
/** Who wrote or took it: `（记者秦海、通讯员林望舒）`, or `记者秦海报道` before a colon. */
const REPORTERS =
  `(?:${GAP}(?:[（(][^（）()。！？\\n]{2,60}[）)]|` +
  `[\\u3400-\\u9fff]{0,8}?(?:记者|記者)[\\u3400-\\u9fff、·]{2,40}?(?:报道|報道|報導)(?=[：:])))`
/** Sent as a special (专电) or urgent one (急电); not the first half of 电话, 电力, 讯息 and the like. */
const WIRE = "(?:(?:专|專|特|急|综合|綜合|体育|體育)?[电電讯訊](?![话話力视視影脑子器厂站报台网缆息号]))"
const MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?"

/**
 * Who sent it, from where and when. The month may be left out (法新社巴黎16日电); then something must part it from the news,
 * or 15日电动车 would hold one.
 */
const SENT = `(?:据|據)?${SOURCES}${GAP}${PLACE}?${GAP}(?:${DATE}${WIRE}|${DAY}${WIRE}(?=[\\s，、：:（()）—]|$))`

/** The forms of datelines; the first that fits is taken. */
export const DATELINE_RULES: ReadonlyArray<DatelineRule> = [
  {
    name: "wire",
    at: "start",
    pattern: new RegExp(`^${SENT}${REPORTERS}?`),
    example: ["新华社江州１月２日电（记者秦海、林望舒）", "第三届茶博会今天开幕。"]
  },
  {
    name: "wire in round brackets",
    at: "start",
    pattern: new RegExp(`^[（(]${SENT}(?:[，、 \\u3000][^（）()。\\n]{2,30})?[）)]`),
    example: ["（新华社江州1月2日电）", "第三届茶博会今天开幕。"]
  },
  {
    name: "bracketed wire",
    at: "start",
    pattern: new RegExp(
      `^[【［〔[](?:据|據)?${SOURCES}[^】］〕\\]。，\\n]{0,24}?(?:${WIRE}|消息)[】］〕\\]]${REPORTERS}?`
    ),
    example: ["【本報江州七月二日電】", "連日大雨，江水上漲。"]
  },
  {
    name: "own news",
    at: "start",
    pattern: new RegExp(`^(?:本报|本報|本刊|本网|本網|本台|本臺)(?:讯|訊|消息|综合消息)(?![息号员])${REPORTERS}?`),
    example: ["本报讯（记者 何秋声）", "昨日起，青石镇三号渡口恢复通航。"]
  },
  {
    name: "undated wire",
    at: "start",
    pattern: new RegExp(
      `^(?:据|據)?(?:新华社|新華社|中新社|本报|本報)${PLACE}${WIRE}(?:${REPORTERS}|(?=[ \\u3000]|记者|記者))`
    ),
    example: ["本报江州电记者秦海报道", "：第三届茶博会今天开幕。"]
  },
  {
    name: "report from a place",
    at: "start",
    pattern: new RegExp(
      `^[（(]?(?:本报|本報|新华社|本台)记者${GAP}[\\u3400-\\u9fff·、 \\u3000]{2,20}?${DATE}[^。，；：:\\n]{0,8}?报道[）)]?(?=${GAP}[：:]?)`
    ),
    example: ["本报记者秦海江州7月2日报道", "：连日大雨，江水上涨。"]
  },
  {
    name: "Latin",
    at: "start",
    pattern: new RegExp(
      `^[A-Z][A-Za-z' -]{1,30}, (?:[A-Z][A-Za-z ]{1,20}, )?${MONTH} [0-9]{1,2}(?:, [0-9]{4})? ?(?:\\([A-Z][A-Za-z ]{1,20}\\))? ?(?:--|—{1,2}|–)`
    ),
    example: ["JIANGZHOU, July 2 (Xinhua) --", " The river rose again."]
  },
  {
    name: "closing wire",
    at: "end",
    pattern: new RegExp(`[（(]${SENT}(?:[，、 \\u3000][^（）()。\\n]{2,30})?[）)]$`),
    example: ["（新华社江州1月2日电）", "第三届茶博会今天开幕。"]
  },
  {
    name: "closing own news",
    at: "end",
    pattern: new RegExp(`[（(](?:本报|本報|本刊)(?:讯|訊|综合消息)[）)]$`),
    example: ["（本报讯）", "渡口恢复通航。"]
  }
]

/** Where a dateline stands in a paragraph. UTF-16 units. */
export interface Dateline {
  readonly start: number
  readonly end: number
}

/** No dateline is longer, in UTF-16 units; nothing further from the paragraph's edge is looked at. */
const LONGEST = 140

/** The dateline that a paragraph begins or ends with, or null: source, place and day of the news, and its reporters. */
export const findDateline = (paragraph: string, at: "start" | "end"): Dateline | null => {
  const from = at === "start" ? 0 : Math.max(0, paragraph.length - LONGEST)
  const text = paragraph.slice(from, from + LONGEST)
  for (const rule of DATELINE_RULES) {
    const match = rule.at === at ? rule.pattern.exec(text) : null
    if (match !== null) return { start: from + match.index, end: from + match.index + match[0].length }
  }
  return null
}
