import { OFFICES } from "../lexicon/people.ts"
import { wordList } from "../lexicon/word-list.ts"

/** What the surname of somebody is followed by who need not be named further on the page: 张老师, 王女士, 李大娘. */
const FORMS_OF_ADDRESS = wordList(`
  女士 先生 小姐 某 老师 律师 医生 大夫 护士 师傅 老师傅 老板 老板娘 同学 大爷 大妈 大娘 大叔 大婶 大嫂 大姐 大哥 大伯 大姨 大姑
  阿姨 阿婆 阿公 阿伯 阿叔 阿嫂 婆婆 公公 奶奶 爷爷 伯伯 叔叔 老汉 老伯 老太 老人 哥 姐 嫂 婶 叔 伯 姨 妈 爷 奶 娘 婆
`)

const alternatives = (words: Iterable<string>): string =>
  [...words].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|")

const ADDRESS = new RegExp(`^(?:${alternatives(FORMS_OF_ADDRESS)})`, "u")
const ADDRESS_ALONE = new RegExp(`^(?:${alternatives(FORMS_OF_ADDRESS)})$`, "u")

const TITLE = `(?:常务)?副?(?:${alternatives(new Set([...OFFICES, ...FORMS_OF_ADDRESS]))})`
const TITLE_BEHIND = new RegExp(`^${TITLE}`, "u")
const TITLE_BEFORE = new RegExp(`${TITLE}$`, "u")

/** Whether what stands behind a surname calls somebody by a form of address. */
export const isAddressed = (following: string): boolean => ADDRESS.test(following)

/** Whether what is left of a name behind the surname is a form of address and no given name: 张 of 张大娘. */
export const isFormOfAddress = (rest: string): boolean => ADDRESS_ALONE.test(rest)

/** The office or form of address that follows a name: 市长 in 王市长要求. */
export const titleBehind = (following: string): string | undefined => TITLE_BEHIND.exec(following)?.[0]

/** The one right before a name: 副市长 in 江州市副市长王丽. */
export const titleBefore = (preceding: string): string | undefined => TITLE_BEFORE.exec(preceding)?.[0]
