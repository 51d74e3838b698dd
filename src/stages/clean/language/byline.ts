/** The common surnames, those of nearly everybody in the news; compound ones are beside. */
const SURNAMES = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦闫肖付闵仇娄仲亓佟隋郎费米冷卜桑桂党宫臧巴木苑冀边岑国晏窦权应原初丛宗戚刁"
)
const COMPOUND = new Set([
  "欧阳",
  "司马",
  "上官",
  "诸葛",
  "司徒",
  "东方",
  "皇甫",
  "尉迟",
  "公孙",
  "慕容",
  "令狐",
  "夏侯"
])

const HAN = /^[\u3400-\u9fff〇]+$/
/** A name that is not Han: transliterated with middle dots, or Latin. */
const FOREIGN = /^[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}$/

/** Whether a piece reads as the name of a person: two to four characters that begin with a surname. */
export const isPersonName = (text: string): boolean => {
  if (FOREIGN.test(text)) return true
  if (!HAN.test(text)) return false
  if (text.length >= 3 && text.length <= 4 && COMPOUND.has(text.slice(0, 2))) return true
  return text.length >= 2 && text.length <= 3 && SURNAMES.has(text[0]!)
}

/** The pieces of a line between blanks; a name of two characters parted for width (`宿  飞`) counts as one piece. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly name: boolean
}

export const pieces = (text: string): ReadonlyArray<Piece> => {
  const out: Array<Piece> = []
  for (const match of text.matchAll(/[^\s\u3000]+/g)) {
    const before = out[out.length - 1]
    if (
      before !== undefined &&
      match[0].length === 1 &&
      before.text.length === 1 &&
      SURNAMES.has(before.text) &&
      HAN.test(match[0])
    ) {
      out[out.length - 1] = { text: before.text + match[0], start: before.start, name: true }
    } else out.push({ text: match[0], start: match.index, name: isPersonName(match[0]) })
  }
  return out
}

/** How much a line looks like a byline, for the role network: an office before, a name behind, nothing of a sentence. */
export const bylineEvidence = (
  text: string
): { readonly name: boolean; readonly office: boolean; readonly pieces: number } => {
  if (text.length > 48 || /[。！？；，：]/.test(text)) return { name: false, office: false, pieces: 0 }
  const parts = pieces(text)
  const last = parts[parts.length - 1]
  const office =
    /(?:记者|通讯员|主任|书记|主席|局长|厅长|市长|省长|院长|校长|会长|部长|委员|教授|研究员|代表|评论员|员)(?:[\s\u3000]|$)|^(?:本报|新华社|记者|作者)/.test(
      text
    )
  return { name: last !== undefined && (last.name || parts[0]!.name), office, pieces: parts.length }
}
