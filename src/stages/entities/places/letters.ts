import { wordList } from "../lexicon/word-list.ts"

/**
 * Names of one character, as in 中美, 京沪 or 深港, and the places that they stand for; where there are several, the
 * document decides (乌 is 乌克兰 where that is mentioned) or what stands beside it (澳 in 港澳 and in 中澳).
 */
export const LETTERS: ReadonlyMap<string, ReadonlyArray<string>> = new Map(
  `
  中 CN|华 CN|美 US|俄 RU|英 GB|法 FR|德 DE|日 JP|韩 KR|朝 KP|越 VN|柬 KH|泰 TH|缅 MM|菲 PH|以 IL|叙 SY|沙 SA|葡 PT|挪 NO
  芬 FI|丹 DK|匈 HU|捷 CZ|墨 MX|智 CL|秘 PE|委 VE|希 GR|津 120000 ZW|巴 PK PS BR PA|乌 UA UZ UG UY|印 IN ID|伊 IR IQ
  埃 EG ET|马 MY MV ML MT|新 650000 SG NZ|蒙 MN 150000|老 LA|哈 KZ|吉 220000 KG|塔 TJ|土 TR TM|黎 LB|约 JO|也 YE|阿 AR AF AE DZ AL
  意 IT|西 ES|荷 NL|比 BE|瑞 CH SE|波 PL|罗 RO|保 BG|塞 RS CY SN|克 HR|白 BY|立 LT|爱 IE EE|加 CA GH GA|古 CU|哥 CO CR
  圭 GY|澳 820000 AU|斐 FJ|汤 TO|苏 320000 SD|黑 230000 ME|南 ZA|坦 TZ|赞 ZM|肯 KE|尼 NP NG NE|孟 BD|斯 LK SK SI|文 BN|利 LY|摩 MA|突 TN|洪 HN|所 SB|格 GE GD|密 FM|博 BW|莫 MZ|刚 CD CG|卡 QA|安 AO
  京 110000|沪 310000|渝 500000|冀 130000|晋 140000|辽 210000|浙 330000|皖 340000|闽 350000|赣 360000|鲁 370000|豫 410000
  鄂 420000|湘 430000|粤 440000|桂 450000|琼 460000|川 510000|蜀 510000|黔 520000|贵 520000|滇 530000|云 530000|藏 540000|陕 610000
  秦 610000|甘 620000|陇 620000|青 630000|宁 640000|疆 650000|台 710000|港 810000
  深 440300|穗 440100|蓉 510100|杭 330100|厦 350200|甬 330200
  `
    .trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [letter = "", ...codes] = wordList(entry)
      return [letter, codes]
    })
)

/** Countries that one character stands for without the document having named them; so do all divisions of China. */
export const WELL_KNOWN_LETTERS: ReadonlySet<string> = new Set("中华美俄英法德日韩朝越柬泰缅菲以叙老")

/** Pairs that the news has so often that the other one tells which is meant: letter, code, and what stands beside. */
export const PAIRED_LETTERS: ReadonlyArray<{
  readonly letter: string
  readonly code: string
  readonly beside: string
}> = [
  { letter: "乌", code: "UA", beside: "俄" },
  { letter: "巴", code: "PS", beside: "以" },
  { letter: "巴", code: "PK", beside: "印" },
  { letter: "印", code: "IN", beside: "巴" },
  { letter: "伊", code: "IR", beside: "美以" },
  { letter: "澳", code: "AU", beside: "中美英日" },
  { letter: "蒙", code: "MN", beside: "中俄" },
  { letter: "吉", code: "KG", beside: "中" },
  { letter: "新", code: "SG", beside: "中" }
]
