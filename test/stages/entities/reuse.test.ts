import { Effect, Layer } from "effect"
import * as fc from "fast-check"
import nodejieba from "nodejieba"
import { describe, expect, it } from "vitest"
import type { Paragraph } from "../../../src/domain/article.ts"
import { codePointLength } from "../../../src/domain/code-points.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { entities, layerRecogniser, NameKnowledge } from "../../../src/stages/entities/entities.ts"
import { segmentParagraphs } from "../../../src/stages/segment/segment-paragraphs.ts"

const OPTIONS = {
  recogniser: "jieba",
  names: [
    { text: "八闽", type: "LOC", canonical: "福建省" },
    { text: "国务院办公厅主任", type: "ORG", canonical: null }
  ]
} as const
const services = Layer.merge(layerRecogniser(OPTIONS), NameKnowledge.layer(OPTIONS))

const SENTENCES = [
  "李克强会见外交部发言人。",
  "徐留平在八闽大地调研。",
  "徐留平指出，要学习。",
  "国务院办公厅主任在北京市朝阳区。",
  "长春的朝阳区下雨。",
  "雨停了。"
]

/** The rows that segment gives for one paragraph. */
const segmented = (text: string) =>
  segmentParagraphs(
    [
      {
        paragraph: 0,
        article: 0,
        role: "body",
        text,
        clean_start: 0,
        clean_end: codePointLength(text),
        raw_start: 0,
        raw_end: codePointLength(text)
      } satisfies Paragraph
    ],
    new Ledger([]),
    (input) => nodejieba.tag(input)
  )

describe("entity rows of a changed document", () => {
  it("are the same whether its old rows are at hand or not", async () => {
    const context = await Effect.runPromise(Effect.scoped(Layer.build(services)))
    const document = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 6 }).map((s) => s.join(""))
    const property = fc.asyncProperty(document, document, async (before, after) => {
      const old = { ...segmented(before), edits: [] }
      const now = { ...segmented(after), edits: [] }
      const both = Effect.gen(function* () {
        const previous = yield* entities.run(old)
        const fresh = yield* entities.run(now)
        const reused = yield* entities.run(now, { ...old, ...previous.rows })
        return { fresh, reused }
      })
      const { fresh, reused } = await Effect.runPromise(Effect.provide(both, context))
      expect(reused.rows).toEqual(fresh.rows)
    })
    await fc.assert(property, { numRuns: 30 })
  })
})
