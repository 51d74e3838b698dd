import { Effect, Layer } from "effect"
import nodejieba from "nodejieba"
import { describe, expect, it } from "vitest"
import type { Paragraph } from "../../../src/domain/article.ts"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { entities, NameKnowledge } from "../../../src/stages/entities/entities.ts"
import { entityRows, sentenceInputs } from "../../../src/stages/entities/entity-rows.ts"
import { layerRecogniser } from "../../../src/stages/entities/layer-recogniser.ts"
import type { NamedMention } from "../../../src/stages/entities/recogniser.ts"
import { segmentParagraphs } from "../../../src/stages/segment/segment-paragraphs.ts"

const CLEAN = "𠮷村下雨。李克强会见外交部发言人。他在北京 市。"

const { sentences, tokens } = segmentParagraphs(
  [
    {
      paragraph: 0,
      article: 0,
      role: "body",
      text: CLEAN,
      clean_start: 0,
      clean_end: new CodePoints(CLEAN).length,
      raw_start: 0,
      raw_end: new CodePoints(CLEAN).length
    } satisfies Paragraph
  ],
  new Ledger([]),
  (text) => nodejieba.tag(text)
)

const OPTIONS = { recogniser: "jieba", names: [] } as const
const services = Layer.merge(layerRecogniser(OPTIONS), NameKnowledge.layer(OPTIONS))

describe("entity rows", () => {
  it("name their text, their sentence and the tokens that they touch", async () => {
    const { rows } = await Effect.runPromise(
      entities.run({ sentences, tokens, edits: [] }).pipe(Effect.provide(services))
    )
    const clean = new CodePoints(CLEAN)
    expect(rows.entities.map((row) => [row.text, row.type, row.sentence])).toEqual([
      ["李克强", "PER", 1],
      ["外交部", "ORG", 1],
      ["北京", "LOC", 2]
    ])
    for (const row of rows.entities) {
      expect(clean.slice(row.clean_start, row.clean_end)).toBe(row.text)
      const sentence = sentences[row.sentence]!
      expect(row.clean_start).toBeGreaterThanOrEqual(sentence.clean_start)
      expect(row.clean_end).toBeLessThanOrEqual(sentence.clean_end)
      const touched = tokens.filter((token) => token.clean_start < row.clean_end && row.clean_start < token.clean_end)
      expect([touched[0]!.token, touched.at(-1)!.token]).toEqual([row.first_token, row.last_token])
    }
  })

  it("name all tokens that a mention cuts through", () => {
    const inputs = sentenceInputs(sentences, tokens)
    const { words, firstToken } = inputs[1]!
    const mention = (start: number, end: number): NamedMention => ({
      start,
      end,
      type: "ORG",
      score: 1,
      canonical: "",
      place_code: null,
      recogniser: "encoder"
    })
    // From inside the first word to inside the last but one; then within one word.
    const longest = words.findIndex(({ start, end }) => end - start > 1)
    const cut = words[longest]!
    const rows = entityRows(
      inputs,
      [[], [mention(cut.start, cut.start + 1), mention(cut.end - 1, words.at(-1)!.start)], []],
      new Ledger([])
    )
    expect(rows.map((row) => [row.first_token, row.last_token])).toEqual([
      [firstToken + longest, firstToken + longest],
      [firstToken + longest, firstToken + words.length - 2]
    ])
  })
})
