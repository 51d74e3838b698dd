import { Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import type { Entity } from "../../../src/domain/entity.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { entities, NameKnowledge } from "../../../src/stages/entities/entities.ts"
import { EntityRecogniser, type Recogniser } from "../../../src/stages/entities/recogniser.ts"
import { segmentParagraphs } from "../../../src/stages/segment/segment-paragraphs.ts"

const CLEAN = "𠮷村下雨。青石镇在下雨。镇上的人在看雨。"

const documentOf = (text: string) => {
  const end = new CodePoints(text).length
  const paragraph = { paragraph: 0, article: 0, role: "body", text, clean_start: 0, clean_end: end } as const
  const rows = segmentParagraphs([{ ...paragraph, raw_start: 0, raw_end: end }], new Ledger([]), () => [])
  return { ...rows, edits: [] }
}

/** Takes what stands before 村 and 镇, and these, for a place. A score that float32 does not have exactly. */
const villages: Recogniser = {
  name: "encoder",
  sees: ({ text }) => text,
  recognise: ({ text }) => {
    const at = Array.from(text).findIndex((character) => character === "村" || character === "镇")
    return Effect.succeed(at > 0 ? [{ start: 0, end: at + 1, type: "LOC", score: 0.1 }] : [])
  }
}

const layer = Layer.merge(Layer.succeed(EntityRecogniser, villages), NameKnowledge.layer({ names: [] }))

const recognise = (text: string, previous?: ReturnType<typeof documentOf> & { entities: ReadonlyArray<Entity> }) =>
  Effect.runPromise(entities.run(documentOf(text), previous).pipe(Effect.provide(layer)))

describe("the entities of a document", () => {
  it("that has not changed are those of the parent run, and no sentence is looked at", async () => {
    const { rows, sentences } = await recognise(CLEAN)
    expect([rows.entities.map(({ text }) => text), sentences]).toEqual([["𠮷村", "青石镇"], 3])
    expect(await recognise(CLEAN, { ...documentOf(CLEAN), ...rows })).toEqual({ rows, issues: [], sentences: 0 })
  })

  it("are found in the sentences that have changed, and moved along in the others", async () => {
    const { rows } = await recognise(CLEAN)
    const longer = CLEAN.replace("。", "。红旗村也下雨。")
    const again = await recognise(longer, { ...documentOf(CLEAN), ...rows })
    expect(again).toEqual({ ...(await recognise(longer)), sentences: 1 })
    expect(again.rows.entities.map(({ text }) => text)).toEqual(["𠮷村", "红旗村", "青石镇"])
  })

  it("are found anew in a sentence that has one of another's making in the parent run", async () => {
    const { rows } = await recognise(CLEAN)
    const [first, second] = rows.entities as readonly [Entity, Entity]
    for (const recogniser of ["document", "names"] as const) {
      const made = [{ ...first, clean_end: first.clean_end - 1, recogniser }, second]
      const again = await recognise(CLEAN, { ...documentOf(CLEAN), entities: made })
      expect(again).toEqual({ rows, issues: [], sentences: 1 })
    }
  })
})
