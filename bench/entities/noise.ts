import { Effect } from "effect"
import { Ledger } from "../../src/domain/ledger.ts"
import { sentenceInputs } from "../../src/stages/entities/entity-rows.ts"
import type { Mention, Recogniser } from "../../src/stages/entities/recogniser.ts"
import type { GoldSentence } from "./gold.ts"
import { readPage } from "./page.ts"

/** Characters of a line. */
const WIDTH = 18
/** Sentences of a page, a paragraph each. */
const PAGE = 20
/** A number has a stray space at an end, and any two Han characters have one between them, so often. */
const AT_NUMBER = 0.5
const BETWEEN_HAN = 0.05

/** The mentions that a recogniser finds when the sentences come as noisy pages through *clean* and *segment*. */
export const recogniseNoisy = Effect.fnUntraced(function* (
  { recognise }: Recogniser,
  sentences: ReadonlyArray<GoldSentence>
) {
  const random = seeded(1)
  const found = sentences.map((): Array<Mention> => [])
  for (let first = 0; first < sentences.length; first += PAGE) {
    const page = noisyPage(sentences.slice(first, first + PAGE), random)
    const decoded = { text: page.text, encoding: "utf-8", guessed: false } as const
    const { sentences: read, tokens, edits } = yield* readPage({ document_id: "page", decoded })
    const ledger = new Ledger(edits)
    for (const input of sentenceInputs(read, tokens)) {
      for (const mention of yield* recognise(input)) {
        const origin = input.sentence.clean_start
        const raw = ledger.toRaw({ start: origin + mention.start, end: origin + mention.end })
        const begin = page.origins[raw.start]!
        const end = page.origins[raw.end - 1]!
        found[first + begin.sentence]!.push({ ...mention, start: begin.at, end: end.at + 1 })
      }
    }
  }
  return found
})

interface Page {
  readonly text: string
  /** For each code point of the text, the one of the sentences that it is or that is next before it. */
  readonly origins: ReadonlyArray<Place>
}

interface Place {
  readonly sentence: number
  readonly at: number
}

/** Paragraphs wrapped at 18 characters, the first line indented, an empty line between two, and stray spaces. */
const noisyPage = (sentences: ReadonlyArray<GoldSentence>, random: () => number): Page => {
  const text: Array<string> = []
  const origins: Array<Place> = []
  sentences.forEach(({ text: clean }, sentence) => {
    const characters = Array.from(clean)
    const put = (added: string, at: number): void => {
      for (const character of added) {
        text.push(character)
        origins.push({ sentence, at })
      }
    }
    put("　　", 0)
    let column = 2
    characters.forEach((character, at) => {
      if (column === WIDTH) {
        put("\n\n", at - 1)
        column = 0
      } else if (at > 0 && random() < strayness(characters[at - 1]!, character)) put(" ", at - 1)
      put(character, at)
      column++
    })
    put("\n\n", characters.length - 1)
  })
  return { text: text.join(""), origins }
}

/** How often a stray space stands between two characters. */
const strayness = (before: string, behind: string): number => {
  const [a, b] = [before, behind].map((character) => /[\p{Script=Han}]/u.test(character))
  if (a && b) return BETWEEN_HAN
  return (a && /\d/.test(behind)) || (b && /\d/.test(before)) ? AT_NUMBER : 0
}

/** Numbers from 0 to 1 that only the seed determines (mulberry32). */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
