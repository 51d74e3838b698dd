import { fold, type LanguageModel, unigramLogProbability } from "../language/language-model.ts"
import { CharClass, classOf } from "../lines/characters.ts"
import type { Line } from "../lines/lines.ts"
import { PageState } from "../roles/page-states.ts"

/** A paragraph as a range of lines, ends inclusive. */
export interface Block {
  readonly role: "title" | "headline" | "byline" | "body"
  /** Of a body paragraph, whether an article's body begins here; of a byline, whether it stands above its headline. */
  readonly opens: boolean
  readonly first: number
  readonly last: number
}

/** Where headlines stand on this page. */
export type Direction = "before" | "behind"

/** Lines grouped to paragraphs by their states, see `page-states.ts`. */
export const blocksOf = (states: Uint8Array): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  for (let i = 0; i < states.length; i++) {
    const state = states[i]!
    const before = blocks[blocks.length - 1]
    if (state === PageState.continuation && before !== undefined) blocks[blocks.length - 1] = { ...before, last: i }
    else {
      const opens = OPENING.has(state)
      blocks.push({ role: NAMES[state] ?? "body", opens, first: i, last: i })
    }
  }
  return blocks
}

const OPENING: ReadonlySet<number> = new Set([PageState.opening, PageState.lateOpening, PageState.above])
const NAMES: Readonly<Record<number, Block["role"]>> = {
  [PageState.headline]: "headline",
  [PageState.deck]: "headline",
  [PageState.headlineBelowByline]: "headline",
  [PageState.byline]: "byline",
  [PageState.signature]: "byline",
  [PageState.above]: "byline",
  [PageState.cosigner]: "byline",
  [PageState.title]: "title"
}

/**
 * Which article each paragraph belongs to, null for the title. Headlines stand before their bodies or behind them,
 * one way for the whole document; an article may have none, or one of several lines.
 */
export const articlesOf = (blocks: ReadonlyArray<Block>, direction: Direction): ReadonlyArray<number | null> => {
  const out: Array<number | null> = []
  let article = -1
  let hasBody = true
  let isSigned = false
  blocks.forEach((block, i) => {
    if (block.role === "title") {
      out.push(null)
      return
    }
    const begins =
      block.role === "body"
        ? block.opens
        : direction === "before" &&
          // An article is signed once: a second byline behind its body belongs to the headline that it stands above.
          (block.role === "headline" || block.opens || (isSigned && blocks[i + 1]?.role === "headline"))
    if (article < 0 || (hasBody && begins)) {
      article++
      hasBody = false
      isSigned = false
    }
    if (block.role === "body") hasBody = true
    if (block.role === "byline") isSigned = true
    out.push(article)
  })
  return out
}

/** Characters of a body that are compared with a headline; a news item says what it is about at once. */
const COMPARED = 400
/** The first line being a headline, or the last being one, weighs as much as a few shared words. In nats. */
const EDGE = 12

/**
 * Learns from the whole document where its headlines stand: each shares more words, and rarer ones, with its own body
 * than with its neighbour's; and a page begins or ends with one.
 */
export const headlineDirection = (
  blocks: ReadonlyArray<Block>,
  lines: ReadonlyArray<Line>,
  model: LanguageModel
): Direction => {
  let before = 0
  const content = blocks.filter((block) => block.role !== "title")
  for (let i = 0; i < content.length; i++) {
    const block = content[i]!
    if (block.role !== "headline") continue
    const ahead = shared(block, bodyText(content, i, 1, lines), lines, model)
    const back = shared(block, bodyText(content, i, -1, lines), lines, model)
    before += ahead - back
  }
  if (content.find(({ role }) => role !== "byline")?.role === "headline") before += EDGE
  if (content.length > 1 && endsInHeadline(content)) before -= EDGE
  return before >= 0 ? "before" : "behind"
}

/** Whether the last article's headline stands at its end, with a byline below it or none. */
const endsInHeadline = (content: ReadonlyArray<Block>): boolean =>
  content.findLast(({ role }) => role !== "byline")?.role === "headline"

/** The beginning of the body that follows a headline, or that of the one which precedes it. */
const bodyText = (blocks: ReadonlyArray<Block>, at: number, step: 1 | -1, lines: ReadonlyArray<Line>): string => {
  let i = at + step
  while (i >= 0 && i < blocks.length && blocks[i]!.role !== "body") i += step
  if (step === -1)
    while (i > 0 && blocks[i]!.role === "body" && !blocks[i]!.opens && blocks[i - 1]!.role === "body") i--
  let text = ""
  for (; i >= 0 && i < blocks.length && blocks[i]!.role === "body" && text.length < COMPARED; i++) {
    if (step === -1 && i >= at) break
    for (let line = blocks[i]!.first; line <= blocks[i]!.last && text.length < COMPARED; line++)
      text += lines[line]!.text.slice(0, COMPARED)
  }
  return text
}

/** Information of the pairs of characters that a headline has in common with a text, in nats. */
const shared = (headline: Block, body: string, lines: ReadonlyArray<Line>, model: LanguageModel): number => {
  const pairs = new Set<number>()
  for (let i = 1; i < body.length; i++) pairs.add(pairKey(body, i))
  const title = lines[headline.first]!.text.slice(0, COMPARED)
  let sum = 0
  for (let i = 1; i < title.length; i++) {
    if (classOf(title.charCodeAt(i)) !== CharClass.han || classOf(title.charCodeAt(i - 1)) !== CharClass.han) continue
    if (pairs.has(pairKey(title, i)))
      sum -=
        0.5 *
        (unigramLogProbability(model, fold(title.charCodeAt(i))) +
          unigramLogProbability(model, fold(title.charCodeAt(i - 1))))
  }
  return sum / 2
}

const pairKey = (text: string, i: number): number => text.charCodeAt(i - 1) * 0x10000 + text.charCodeAt(i)
