import type { EntityType, RecogniserName } from "../../../src/domain/entity.ts"
import type { IssueCode } from "../../../src/domain/issue.ts"
import type { ParagraphRole } from "../../../src/domain/article.ts"

/** A word as it stands on the page and in the clean text; the two differ for full-width digits. */
export interface Word {
  raw: string
  clean: string
  pos: string
  /** A line ends behind it, which cleaning joins. */
  breaks: boolean
  /** How sure cleaning is of the edit that made `clean` of `raw`, if it did. */
  confidence: number
  /** What a stage remarks of it; only stops have any. */
  issue: IssueCode | null
}

/** A name over some words of its sentence. */
export interface Name {
  first: number
  last: number
  type: EntityType
  canonical: string
  score: number
  recogniser: RecogniserName
}

export interface SentenceModel {
  words: Array<Word>
  names: Array<Name>
  vector: number
}

export interface ParagraphModel {
  role: ParagraphRole
  sentences: Array<SentenceModel>
  /** What stands behind it on the page. */
  separator: string
  /** Words of its first sentence that are the dateline of its article. */
  dateline: number
}

/** A bulletin and what the stages make of it, before it is drawn up as rows. */
export interface DocumentModel {
  id: string
  title: string | null
  paragraphs: Array<ParagraphModel>
}

/** A seeded source of numbers (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  pick<T>(items: ReadonlyArray<T>): T {
    return items[this.below(items.length)]!
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }
}

const WORDS: ReadonlyArray<readonly [text: string, pos: string]> = Array.from(
  "镇长 昨日 来到 码头 查看 堤坝 首班 渡船 载着 乘客 驶向 对岸 汛期 之前 还要 加固 两处 图书 三千 学生 参加 植树 活动 小麦 已经 收割 八成 会议 强调 全面 推进 乡村 振兴 的 了 和 在 与 对 将"
    .split(" ")
    .entries(),
  ([i, text]) => [text, ["n", "v", "t", "d"][i % 4]!] as const
)
const PEOPLE = "何秋声 林望舒 霍雪松 周远航 沈知微 陆青山".split(" ")
const PLACES = "青石镇 双河县 江州市 岭北 海安港".split(" ")
const BODIES = "江州市图书馆 红旗小学 省总工会 市气象台".split(" ")
const FURNITURE = "江州日报"

const word = (text: string, pos: string): Word => ({
  raw: text,
  clean: text,
  pos,
  breaks: false,
  confidence: 1,
  issue: null
})

/** Issues of the first stage and of the last. */
export const ISSUES = ["suspect_character", "long_sentence"] as const

/** A sentence with some names and perhaps a full-width number, broken into lines here and there. */
export const makeSentence = (dice: Dice): SentenceModel => {
  const words: Array<Word> = []
  const names: Array<Name> = []
  const length = 6 + dice.below(10)
  for (let i = 0; i < length; i++) {
    const roll = dice.next()
    if (roll < 0.18) {
      const type = dice.pick(["PER", "LOC", "ORG"] as const)
      const name = dice.pick({ PER: PEOPLE, LOC: PLACES, ORG: BODIES }[type])
      names.push({ first: words.length, last: words.length, type, canonical: name, score: 0.9, recogniser: "encoder" })
      words.push(word(name, "nr"))
    } else if (roll < 0.25) {
      const digits = String(10 + dice.below(90))
      words.push({ ...word(digits, "m"), raw: fullwidth(digits) })
    } else {
      const [text, pos] = dice.pick(WORDS)
      words.push(word(text, pos))
    }
    words.at(-1)!.breaks = dice.chance(0.15)
  }
  words.push({ ...word("。", "w"), issue: dice.chance(0.1) ? dice.pick(ISSUES) : null })
  words.at(-1)!.breaks = dice.chance(0.2)
  return { words, names, vector: 0 }
}

export const fullwidth = (digits: string): string =>
  digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))

/** A bulletin of some articles: headline, body paragraphs, a running head between. */
export const makeDocument = (dice: Dice, id: string): DocumentModel => {
  const paragraphs: Array<ParagraphModel> = []
  const articles = 1 + dice.below(3)
  for (let article = 0; article < articles; article++) {
    const headline = makeSentence(dice)
    // Without a stop at its end.
    headline.words.pop()
    paragraphs.push({ role: "headline", sentences: [headline], separator: "\n\n", dateline: 0 })
    const bodies = 2 + dice.below(3)
    for (let i = 0; i < bodies; i++) {
      const sentences = Array.from({ length: 3 + dice.below(4) }, () => makeSentence(dice))
      sentences.at(-1)!.words.at(-1)!.breaks = false
      paragraphs.push({ role: "body", sentences, separator: "\n\n", dateline: i === 0 && dice.chance(0.6) ? 2 : 0 })
    }
    if (dice.chance(0.4)) {
      const words = [word(`${FURNITURE}第${article + 1}版${id}`, "n")]
      paragraphs.push({
        role: "furniture",
        sentences: [{ words, names: [], vector: 0 }],
        separator: "\n\n",
        dateline: 0
      })
    }
    headline.words.at(-1)!.breaks = false
  }
  return { id, title: `${id}号简报`, paragraphs }
}

export const textOfSentence = ({ words }: SentenceModel): string => words.map(({ clean }) => clean).join("")

export const textOfName = ({ words }: SentenceModel, { first, last }: Name): string =>
  words
    .slice(first, last + 1)
    .map(({ clean }) => clean)
    .join("")

/** The dateline of a paragraph as the clean text has it. */
export const textOfDateline = ({ sentences, dateline }: ParagraphModel): string =>
  sentences[0]!.words
    .slice(0, dateline)
    .map(({ clean }) => clean)
    .join("")

/** What is remarked of a word. */
export const messageOf = (code: IssueCode, { clean }: Word): string => `${code} at ${clean}`
