import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { newRunId, RUN_ID } from "../../src/store/run-id.ts"

describe("the id of a run", () => {
  it.effect("sorts behind all earlier ones, of the same second or of a clock that was ahead", () =>
    Effect.gen(function* () {
      const ids = [yield* newRunId(undefined)]
      for (let i = 0; i < 200; i++) ids.push(yield* newRunId(ids.at(-1)))
      ids.push("20991231T235959Z-ffff00")
      for (let i = 0; i < 20; i++) ids.push(yield* newRunId(ids.at(-1)))
      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => RUN_ID.test(id))).toBe(true)
    })
  )
})
