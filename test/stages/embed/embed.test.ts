import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { defaults } from "../../../src/configuration/configuration.ts"
import { codePointLength } from "../../../src/domain/code-points.ts"
import type { Sentence } from "../../../src/domain/sentence.ts"
import { SentenceEncoder } from "../../../src/models/sentences/sentence-encoder.ts"
import { EarlierVectors } from "../../../src/stages/embed/earlier-vectors.ts"
import { embed } from "../../../src/stages/embed/embed.ts"

const sentencesOf = (texts: ReadonlyArray<string>): ReadonlyArray<Sentence> => {
  let start = 0
  return texts.map((text, sentence) => {
    const span = { clean_start: start, clean_end: start + codePointLength(text) }
    start = span.clean_end
    return {
      sentence,
      paragraph: 0,
      article: null,
      text,
      ...span,
      raw_start: span.clean_start,
      raw_end: span.clean_end
    }
  })
}

layer(SentenceEncoder.layer(defaults.embed))("the embed stage", (it) => {
  it.effect("gives every sentence one vector, in order, and the same one to equal sentences", () =>
    Effect.gen(function* () {
      const sentences = sentencesOf(["今天天气晴。", "明天有雨。", "今天天气晴。"])
      const { rows, issues } = yield* embed.run({ sentences })
      assert.deepStrictEqual(
        rows.embeddings.map((row) => row.sentence),
        [0, 1, 2]
      )
      assert.deepStrictEqual(rows.embeddings[0]!.vector, rows.embeddings[2]!.vector)
      assert.notDeepEqual(rows.embeddings[0]!.vector, rows.embeddings[1]!.vector)
      assert.deepStrictEqual(issues, [])
    })
  )

  it.effect("reports a sentence that the model can not read at once, at its place in the raw text", () =>
    Effect.gen(function* () {
      const sentences = sentencesOf(["短句。", "长".repeat(900)])
      const { rows, issues } = yield* embed.run({ sentences })
      assert.strictEqual(rows.embeddings.length, 2)
      assert.strictEqual(issues.length, 1)
      const issue = issues[0]!
      assert.deepStrictEqual(
        [issue.code, issue.severity, issue.raw_start, issue.raw_end],
        ["long_sentence", "warning", 3, 903]
      )
      assert.include(issue.message, "900 tokens")
    })
  )

  it.effect("makes nothing of a document without sentences", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* embed.run({ sentences: [] }), {
        rows: { embeddings: [] },
        issues: [],
        sentences: 0
      })
    })
  )

  it.effect("takes what an earlier run has, and computes the rest", () =>
    Effect.gen(function* () {
      const vector = new Float32Array(512).fill(512 ** -0.5)
      const find = (text: string) => Effect.succeed(text === "明天有雨。" ? vector : undefined)
      const { rows, sentences } = yield* embed
        .run({ sentences: sentencesOf(["今天天气晴。", "明天有雨。"]) })
        .pipe(Effect.provideService(EarlierVectors, { find }))
      assert.strictEqual(rows.embeddings[1]!.vector, vector)
      assert.notDeepEqual(rows.embeddings[0]!.vector, vector)
      assert.strictEqual(sentences, 1)
    })
  )

  it.effect("computes a sentence that may be too long all the same, so that it is reported again", () =>
    Effect.gen(function* () {
      const find = () => Effect.die("not to be asked")
      const { issues } = yield* embed
        .run({ sentences: sentencesOf(["长".repeat(900)]) })
        .pipe(Effect.provideService(EarlierVectors, { find }))
      assert.strictEqual(issues.length, 1)
    })
  )
})
