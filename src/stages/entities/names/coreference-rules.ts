import type { EntityType } from "../../../domain/entity.ts"
import { SURNAMES } from "../lexicon/people.ts"
import { NATURAL_ENDING } from "../places/homonyms.ts"
import { isAbbreviation } from "./abbreviation.ts"
import type { NameUse } from "./name-use.ts"
import { isFormOfAddress } from "./titles.ts"

/** When a short name is another name of what a longer one in the same document names. */
export interface CoreferenceRule {
  readonly name: string
  readonly type: EntityType
  /** Whether `short` may stand for `full`, which is longer and contains the last character of `short`. */
  readonly relates: (short: NameUse, full: NameUse) => boolean
  /** Whether it may as well stand for this one, which is not known to be meant: where that is named too, nothing is decided. */
  readonly mayMean?: (short: NameUse, full: NameUse) => boolean
  /**
   * How far the full name may be: `article`, where those said before the short one count before those behind it, or
   * `document`, where the article has none.
   */
  readonly within: "article" | "document"
  /** Whether the offices at both names decide where several fit, and must agree where the short one is a form of address. */
  readonly byTitle?: true
  /** A text with its mentions marked, and the canonical name of the last one. */
  readonly example: readonly [text: string, canonical: string]
}

const COMPANY =
  /^(?:技术|科技|汽车|实业|投资|控股|股份|集团|电子|电器|能源|生物|医药|智能|网络|信息|通信|软件|国际)*(?:集团|(?:有限)?责任公司|(?:股份)?有限公司|公司)$/
/** Not 州: 纽约州 is not 纽约. */
const GENERIC = /^(?:[省市县区旗盟乡镇村]|街道|社区|自治[区州县])$/

const isForeign = ({ lead }: NameUse): boolean => lead !== null && /^(?!CN)[A-Z]/.test(lead.place.code)

/** Another body of the same name, of whatever place: 江苏省发改委 for 发改委, but not 农工党中央 for 党中央. */
export const endsIn = ({ name }: NameUse, full: NameUse): boolean =>
  full.name.endsWith(name) && full.wordStarts.includes(full.name.length - name.length)

/** Of whatever place in China. */
const mayEndIn = (short: NameUse, full: NameUse): boolean => endsIn(short, full) && !isForeign(full)

/** In order: the first rule that knows a full name counts. */
export const COREFERENCE_RULES: ReadonlyArray<CoreferenceRule> = [
  {
    name: "surname alone",
    type: "PER",
    within: "article",
    byTitle: true,
    relates: (short, full) => SURNAMES.has(short.name) && isChineseName(full.name, short.name),
    example: ["〔PER:徐留平〕同志出席。〔PER:徐〕主席指出", "徐留平"]
  },
  {
    name: "老 or 小 and the surname",
    type: "PER",
    within: "document",
    relates: (short, full) =>
      /^[老小阿]./u.test(short.name) &&
      SURNAMES.has(short.name.slice(1)) &&
      isChineseName(full.name, short.name.slice(1)),
    example: ["苗木是〔PER:苏振华〕种的。〔PER:老苏〕说", "苏振华"]
  },
  {
    name: "given name alone",
    type: "PER",
    within: "document",
    relates: (short, full) =>
      short.name.length === 2 &&
      full.name.endsWith(short.name) &&
      SURNAMES.has(full.name.slice(0, -2)) &&
      // 高峰 may be somebody else than 陈高峰.
      !SURNAMES.has(short.name.charAt(0)) &&
      !isFormOfAddress(short.name),
    example: ["记者见到〔PER:徐留平〕。〔PER:留平〕同志说", "徐留平"]
  },
  {
    name: "last or first part of a foreign name",
    type: "PER",
    within: "document",
    relates: (short, full) => {
      const parts = full.name.split(/[·\s]/)
      return parts.length > 1 && (parts.at(-1) === short.name || (parts[0] === short.name && short.name.length > 1))
    },
    example: ["〔PER:玛格丽特·陈〕来访。〔PER:陈〕说", "玛格丽特·陈"]
  },
  {
    name: "the same body of the same place",
    type: "ORG",
    within: "document",
    relates: (short, full) =>
      short.lead !== null &&
      short.lead.place === full.lead?.place &&
      short.lead.behind === full.lead.behind &&
      short.name !== officialName(short),
    example: ["〔ORG:上海市总工会〕开会。〔ORG:上海总工会〕要求", "上海市总工会"]
  },
  {
    name: "committee of the party, written in full",
    type: "ORG",
    within: "document",
    relates: (short, full) =>
      LOCAL_COMMITTEE.test(short.name) && committeeName(short.name) === committeeName(full.name),
    example: ["〔ORG:中共上海市委〕开会。〔ORG:上海市委〕要求", "中共上海市委"]
  },
  {
    name: "place left out before a body",
    type: "ORG",
    within: "document",
    relates: (short, full) =>
      short.name.length >= 3 &&
      ((full.lead?.behind === short.name && !isForeign(full)) ||
        NATIONAL.test(full.name.slice(0, -short.name.length))) &&
      full.name.endsWith(short.name),
    mayMean: mayEndIn,
    example: ["〔ORG:中国外交部〕回应。〔ORG:外交部〕发言人", "中国外交部"]
  },
  {
    name: "what a company is by law left out",
    type: "ORG",
    within: "document",
    relates: (short, full) =>
      short.name.length >= 2 && full.name.startsWith(short.name) && COMPANY.test(full.name.slice(short.name.length)),
    example: ["〔ORG:赛力斯汽车有限公司〕增产。〔ORG:赛力斯〕表示", "赛力斯汽车有限公司"]
  },
  {
    name: "first characters of the words",
    type: "ORG",
    within: "document",
    relates: (short, full) => isAbbreviation(short.name, full) && !(isForeign(full) && full.name.endsWith(short.name)),
    mayMean: mayEndIn,
    example: ["〔ORG:国家铁路局〕发布。〔ORG:国铁局〕说", "国家铁路局"]
  },
  {
    name: "generic word left out behind a place",
    type: "LOC",
    within: "document",
    relates: (short, full) =>
      short.place === null &&
      short.name.length >= 2 &&
      !NATURAL_ENDING.test(short.name) &&
      full.name.startsWith(short.name) &&
      GENERIC.test(full.name.slice(short.name.length)),
    // 恩施 is 恩施市 or 恩施州.
    mayMean: (short, full) => full.name.startsWith(short.name) && /(?:州|盟|地区)$/.test(full.name),
    example: ["来到〔LOC:大墩村〕。〔LOC:大墩〕的", "大墩村"]
  },
  {
    name: "place left out before a place",
    type: "LOC",
    within: "document",
    relates: (short, full) =>
      short.place === null && full.place === null && short.name.length >= 3 && full.lead?.behind === short.name,
    example: ["来到〔LOC:陵水大墩村〕。〔LOC:大墩村〕的", "陵水大墩村"]
  }
]

/** What a body is called whose name begins with its place: 合肥市总工会 for 安徽合肥总工会. */
export const officialName = ({ lead }: Pick<NameUse, "lead">): string | undefined =>
  lead === null ? undefined : lead.place.name + lead.behind

/** Whether a name of two to four Han characters begins with the surname: 张伟, not 张大娘. */
const isChineseName = (name: string, surname: string): boolean =>
  name.startsWith(surname) &&
  name.length > surname.length &&
  name.length <= surname.length + 2 &&
  /^\p{Script=Han}+(?<!某)$/u.test(name) &&
  !isFormOfAddress(name.slice(surname.length))

const NATIONAL = /^(?:国家|全国)$/
const LOCAL_COMMITTEE = /[省市县区州旗盟]委(?:员会)?$/

const committeeName = (name: string): string => name.replace(/^(?:中共|中国共产党)/, "").replace(/(?<=委)员会$/, "")
