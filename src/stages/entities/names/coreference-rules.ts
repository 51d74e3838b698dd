import type { EntityType } from "../../../domain/entity.ts"
import { SURNAMES } from "../lexicon/people.ts"
import { NATURAL_ENDING } from "../places/homonyms.ts"
import type { NameUse } from "./name-use.ts"

/** When a short name is another name of what a longer one in the same document names. */
export interface CoreferenceRule {
  readonly name: string
  readonly type: EntityType
  /** Whether `short` may stand for `full`, which is longer and contains the last character of `short`. */
  readonly relates: (short: NameUse, full: NameUse) => boolean
  /** Text behind the short name that says it does not. */
  readonly unless?: RegExp
  /**
   * Which of the names that fit: `nearest` the last one before it in the article, or else the only one in it; `only` the
   * only one in the article or, where that has none, in the document.
   */
  readonly takes: "nearest" | "only"
  /** A text with its mentions marked, and the canonical name of the last one. */
  readonly example: readonly [text: string, canonical: string]
}

/** 女士 and the like follow the surname of somebody who is not named further. */
const SOMEBODY = /^(?:女士|先生|小姐|某|阿姨|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|师傅|同学)/
const COMPANY =
  /^(?:技术|科技|汽车|实业|投资|控股|股份|集团|电子|电器|能源|生物|医药|智能|网络|信息|通信|软件|国际)*(?:集团|(?:有限)?责任公司|(?:股份)?有限公司|公司)$/
/** Not 州: 纽约州 is not 纽约. */
const GENERIC = /^(?:[省市县区旗盟乡镇村]|街道|社区|自治[区州县])$/

/** In order: the first rule that knows a full name counts. */
export const COREFERENCE_RULES: ReadonlyArray<CoreferenceRule> = [
  {
    name: "surname alone",
    type: "PER",
    takes: "nearest",
    relates: (short, full) => SURNAMES.has(short.name) && isChineseName(full.name, short.name),
    unless: SOMEBODY,
    example: ["〔PER:徐留平〕同志出席。〔PER:徐〕主席指出", "徐留平"]
  },
  {
    name: "老 or 小 and the surname",
    type: "PER",
    takes: "only",
    relates: (short, full) =>
      /^[老小阿]./u.test(short.name) &&
      SURNAMES.has(short.name.slice(1)) &&
      isChineseName(full.name, short.name.slice(1)),
    example: ["苗木是〔PER:苏振华〕种的。〔PER:老苏〕说", "苏振华"]
  },
  {
    name: "given name alone",
    type: "PER",
    takes: "only",
    relates: (short, full) =>
      short.name.length === 2 && full.name.endsWith(short.name) && SURNAMES.has(full.name.slice(0, -2)),
    example: ["记者见到〔PER:徐留平〕。〔PER:留平〕同志说", "徐留平"]
  },
  {
    name: "last or first part of a foreign name",
    type: "PER",
    takes: "only",
    relates: (short, full) => {
      const parts = full.name.split(/[·\s]/)
      return parts.length > 1 && (parts.at(-1) === short.name || (parts[0] === short.name && short.name.length > 1))
    },
    example: ["〔PER:玛格丽特·陈〕来访。〔PER:陈〕说", "玛格丽特·陈"]
  },
  {
    name: "the same body of the same place",
    type: "ORG",
    takes: "only",
    relates: (short, full) =>
      short.lead !== null && short.lead.place === full.lead?.place && short.lead.behind === full.lead.behind,
    example: ["〔ORG:上海市总工会〕开会。〔ORG:上海总工会〕要求", "上海市总工会"]
  },
  {
    name: "place left out before a body",
    type: "ORG",
    takes: "only",
    relates: (short, full) =>
      short.name.length >= 3 && full.lead?.behind === short.name && /^(?:CN|\d+)$/.test(full.lead.place.code),
    example: ["〔ORG:中国外交部〕回应。〔ORG:外交部〕发言人", "中国外交部"]
  },
  {
    name: "what a company is by law left out",
    type: "ORG",
    takes: "only",
    relates: (short, full) =>
      short.name.length >= 2 && full.name.startsWith(short.name) && COMPANY.test(full.name.slice(short.name.length)),
    example: ["〔ORG:赛力斯汽车有限公司〕增产。〔ORG:赛力斯〕表示", "赛力斯汽车有限公司"]
  },
  {
    name: "first characters of the words",
    type: "ORG",
    takes: "only",
    relates: (short, full) => isAbbreviation(short.name, full),
    example: ["〔ORG:国家铁路局〕发布。〔ORG:国铁局〕说", "国家铁路局"]
  },
  {
    name: "generic word left out behind a place",
    type: "LOC",
    takes: "only",
    relates: (short, full) =>
      short.place === null &&
      short.name.length >= 2 &&
      !NATURAL_ENDING.test(short.name) &&
      full.name.startsWith(short.name) &&
      GENERIC.test(full.name.slice(short.name.length)),
    example: ["来到〔LOC:大墩村〕。〔LOC:大墩〕的", "大墩村"]
  },
  {
    name: "place left out before a place",
    type: "LOC",
    takes: "only",
    relates: (short, full) =>
      short.place === null && full.place === null && short.name.length >= 3 && full.lead?.behind === short.name,
    example: ["来到〔LOC:陵水大墩村〕。〔LOC:大墩村〕的", "陵水大墩村"]
  }
]

/** Whether a name of two to four Han characters begins with the surname. */
const isChineseName = (name: string, surname: string): boolean =>
  name.startsWith(surname) &&
  name.length > surname.length &&
  name.length <= surname.length + 2 &&
  /^\p{Script=Han}+(?<!某)$/u.test(name)

/**
 * Whether each character of a short name begins a word of the full one, in order and from its first or second word
 * on; a word of three characters or more counts as several of two (铁路 and 局). The full name is about twice as long
 * or more.
 */
const isAbbreviation = (short: string, { name, wordStarts }: NameUse): boolean => {
  if (short.length < 2 || name.length < 5 || 2 * short.length > name.length + 1) return false
  const heads = wordStarts.flatMap((start, i) => evenOffsets(start, wordStarts[i + 1] ?? name.length))
  let next = 0
  for (const character of short) {
    const found = heads.findIndex((head, i) => i >= next && name[head] === character)
    if (found < 0 || (next === 0 && found > 1)) return false
    next = found + 1
  }
  return true
}

const evenOffsets = (start: number, end: number): ReadonlyArray<number> =>
  end - start < 3 ? [start] : Array.from({ length: Math.ceil((end - start) / 2) }, (_, i) => start + 2 * i)
