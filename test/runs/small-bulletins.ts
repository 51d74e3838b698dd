/** A short bulletin: a headline, a byline, and a paragraph of some of these sentences, wrapped at 14 em. */
export const smallBulletin = (number: number, sentences: ReadonlyArray<number>): string => {
  const body = sentences.map((i) => SENTENCES[i % SENTENCES.length]).join("")
  return `第${number}号渡口恢复通航\n\n本报记者 林望舒\n\n${wrapped(`${body}这是第${number}号简报。`)}\n`
}

const SENTENCES = [
  "镇长何秋声昨日到青石镇查看堤坝。",
  "双河县的小麦已收割 八成。",
  "江州市图书馆新购图书三千册。",
  "汛期之前，还要加固两处码头。",
  "红旗小学的学生参加了植树活动。",
  "首班渡船载着 31名乘客驶向对岸。"
]

/** How many of them there are. */
export const SENTENCE_COUNT = SENTENCES.length

const wrapped = (text: string): string => text.match(/.{1,14}/gu)!.join("\n\n")
