import { isPersonName } from "../language/byline.ts"

/** Surnames that traditional script writes otherwise, and the simplified form of each. */
const TRADITIONAL =
  "張张劉刘陳陈楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许鄧邓馮冯韓韩蕭萧餘余葉叶蔣蒋蘇苏呂吕盧卢鍾钟鐘钟譚谭" +
  "範范陸陆賈贾韋韦鄒邹閻阎龍龙賀贺顧顾龔龚邵邵萬万錢钱嚴严賴赖湯汤溫温龐庞顏颜聶聂魯鲁齊齐喬乔莊庄歐欧關关蘭兰" +
  "劍剑紀纪畢毕單单連连駱骆藍蓝遊游華华饒饶陽阳農农繆缪簡简項项車车蘆芦閆闫應应東东黨党億亿費费岡冈竇窦權权" +
  "叢丛佟佟衛卫倉仓壽寿"

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL.match(/../g)!, (pair) => [pair[0]!, pair[1]!] as const)
)

/** Whether a piece of a byline is surely the name of a person, in simplified or traditional script, its two characters perhaps parted. */
export const isName = (text: string): boolean => {
  const closed = /^(.)[ \u3000]+(.)$/.exec(text)
  const name = closed === null ? text : closed[1]! + closed[2]!
  return isPersonName((SIMPLIFIED.get(name.charAt(0)) ?? name.charAt(0)) + name.slice(1).replace(/[•・‧]/g, "·"))
}

/** Whether a character is a surname: with any given name behind it, it makes a name. */
export const isSurname = (character: string): boolean => isName(`${character}一`)

/** What bodies and columns of a paper end in, and names do not. */
const OF_A_BODY = /[会站团部社报網网台院校局厅委室处组队厂司们]$|手记|来信|札记|观察/

/** Whether a piece may be a name where one is due: any two to four characters, foreign names, Latin words. */
export const mayBeName = (text: string): boolean =>
  isName(text) ||
  /^\p{Lu}[\p{L}.'’-]+$/u.test(text) ||
  /^\p{Script=Han}{1,8}(?:[·•・‧]\p{Script=Han}{1,8}){1,4}$/u.test(text) ||
  (/^\p{Script=Han}{2,4}$/u.test(text) && !OF_A_BODY.test(text))
