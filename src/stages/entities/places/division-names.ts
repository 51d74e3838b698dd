import { wordList } from "../lexicon/word-list.ts"

/** How a division is called. */
export interface DivisionNames {
  /** Names that say what it is: 恩施土家族苗族自治州, 恩施州. The first is the official one. */
  readonly full: ReadonlyArray<string>
  /** Without that: 恩施. None where one character would be left (雄县) or where no one says it so. */
  readonly short: string | undefined
}

/** The names of a division by its official one. */
export const divisionNames = (official: string): DivisionNames => {
  const region = /^(..古?)(?:壮族|回族|维吾尔)?自治区$/.exec(official)
  if (region !== null) return named(official, region[1]!, "自治区")
  const special = /^(..)特别行政区$/.exec(official)
  if (special !== null) return named(official, special[1]!, "特区")
  const autonomous = AUTONOMOUS.exec(official)
  if (autonomous !== null) return named(official, autonomous[1]!, autonomous[2]!)
  const short = PLAIN.exec(official)?.[1]
  return { full: [official], short: short !== undefined && !NO_SHORT_FORM.test(official) ? short : undefined }
}

const named = (official: string, short: string, kind: string): DivisionNames => ({
  full: [...new Set([official, short + kind])],
  short
})

const PEOPLES = wordList(`
  各族 蒙古族 蒙古 藏族 羌族 彝族 苗族 土家族 布依族 侗族 哈尼族 壮族 傣族 白族 景颇族 傈僳族 回族 朝鲜族 满族 达斡尔族
  畲族 瑶族 仫佬族 毛南族 黎族 仡佬族 水族 纳西族 拉祜族 佤族 布朗族 独龙族 怒族 普米族 裕固族 哈萨克族 哈萨克 保安族
  东乡族 撒拉族 土族 柯尔克孜 塔吉克 锡伯
`)
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES.join("|")})*族?自治([州县旗])$`)
const PLAIN = /^(.{2,}?)(?:省|市|地区|盟|县|林区|新区|区|旗)$/
/** 乌拉特前旗 is not called 乌拉特前, nor 井陉矿区 井陉矿. */
const NO_SHORT_FORM = /(?:[前中后左右]|[左右]翼[前中后])旗$|矿区$|^(?:城|郊)区$/
