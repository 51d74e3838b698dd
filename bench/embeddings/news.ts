import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { NEWS } from "./corpora.ts"

/** The newest year: nothing was trained, calibrated or chosen on it. */
export const MEASURED_YEAR = 2026

export const newsFile = (year: number): string => join(NEWS, `${year}.md.gz`)

/** Every line of a year that is not empty, headings and links too. */
export const newsLines = (year: number): ReadonlyArray<string> =>
  gunzipSync(readFileSync(newsFile(year)))
    .toString("utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")

/** The part of a sample that is drawn: the same for one seed, whatever the order of the texts. */
export const drawn = <A>(items: ReadonlyArray<A>, textOf: (item: A) => string, count: number, seed: number) => {
  const rank = (item: A): string =>
    createHash("sha256")
      .update(`${seed}\0${textOf(item)}`)
      .digest("hex")
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item)
}

const SENTENCE = /[^。！？]+[。！？]?[”』」]?/g
const DATELINE = /^\*\*央视网消息\*\*\s*（新闻联播）[：:]?/

const isText = (line: string): boolean => !/^[#[<!（]/.test(line)
const plain = (line: string): string => line.replace(DATELINE, "").replaceAll("**", "").replaceAll("\\", "").trim()
const sentencesOf = (line: string): ReadonlyArray<string> => (line.match(SENTENCE) ?? []).map((text) => text.trim())

/** Sentences of a year that are all different. */
export const newsSentences = (year: number): ReadonlyArray<string> => [
  ...new Set(
    newsLines(year)
      .filter(isText)
      .flatMap((line) => sentencesOf(plain(line)))
      .filter((sentence) => sentence.length > 4)
  )
]

/** A headline and the beginning of what it stands over. */
export interface NewsItem {
  readonly headline: string
  readonly lead: string
}

/** Code points of a lead at which it ends with its sentence. */
const LEAD = 120
/** A shorter lead says too little to be found by. */
const SHORTEST_LEAD = 10
const SHORTEST_HEADLINE = 4

/**
 * The items of a year, short ones within a round-up too, no headline and no lead twice.
 *
 * A lead is the first sentences of the first paragraph, up to 120 characters or one sentence, without the agency's
 * formula. A sentence with the whole headline in it, punctuation not counted, is left out: it would be found by
 * comparing strings.
 */
export const newsItems = (year: number): ReadonlyArray<NewsItem> => {
  const items = new Map<string, NewsItem>()
  const leads = new Set<string>()
  let headline: string | undefined
  for (const line of newsLines(year)) {
    const heading = /^### (.+)$/.exec(line)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(line)?.[1]
    if (heading !== undefined) headline = heading.trim()
    else if (line.startsWith("#")) headline = undefined
    if (heading !== undefined || headline === undefined || !isText(line) || plain(line) === "") continue
    const lead = leadOf(plain(line), headline)
    if (bare(headline).length >= SHORTEST_HEADLINE && lead.length >= SHORTEST_LEAD && !leads.has(lead)) {
      if (!items.has(headline)) items.set(headline, { headline, lead })
      leads.add(lead)
    }
    headline = undefined
  }
  return [...items.values()]
}

const leadOf = (paragraph: string, headline: string): string => {
  let lead = ""
  for (const sentence of sentencesOf(paragraph)) {
    if (bare(sentence).includes(bare(headline))) continue
    if (lead !== "" && lead.length + sentence.length > LEAD) break
    lead += sentence
  }
  return lead
}

const bare = (text: string): string => text.replaceAll(/[\p{P}\p{Z}\s]/gu, "")
