import { Effect } from "effect"
import { expect, it } from "vitest"
import { Tagger } from "../../../src/stages/segment/tagger.ts"

it("the tagger service tags words", async () => {
  const words = await Effect.runPromise(
    Effect.map(Tagger, ({ tag }) => tag("北京下雨")).pipe(Effect.provide(Tagger.layer))
  )
  expect(words).toEqual([
    { word: "北京", tag: "ns" },
    { word: "下雨", tag: "v" }
  ])
})
