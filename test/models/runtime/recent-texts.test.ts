import { describe, expect, it } from "vitest"
import { RecentTexts } from "../../../src/models/runtime/recent-texts.ts"

describe("recent texts", () => {
  it("keep what fits, and lose the oldest first", () => {
    const recent = new RecentTexts<number>(10)
    recent.add("four", 4, 1)
    recent.add("fives", 5, 2)
    recent.add("two", 2, 3)
    expect([recent.get("four"), recent.get("fives"), recent.get("two")]).toEqual([undefined, 2, 3])
  })

  it("do not keep a text that is longer than all of them may be", () => {
    const recent = new RecentTexts<number>(10)
    recent.add("kept", 4, 1)
    recent.add("long", 11, 2)
    expect([recent.get("kept"), recent.get("long")]).toEqual([1, undefined])
  })
})
