import { describe, expect, it } from "vitest"
import { describeMovement, movements } from "../../src/runs/movement.ts"

const stage = (configuration: unknown) => ({ fingerprint: "", modules: {}, packages: {}, models: {}, configuration })
const NAME = { text: "全总", type: "ORG", canonical: null }

describe("what moved in a stage", () => {
  it("says of a list how long it is, and that another as long is another", () => {
    const before = stage({ recogniser: "jieba", names: [] })
    const one = stage({ recogniser: "jieba", names: [NAME] })
    const other = stage({ recogniser: "jieba", names: [{ ...NAME, type: "LOC" }] })
    expect(movements(before, one).map(describeMovement)).toEqual([
      expect.stringMatching(/^configuration: names \[\] → 1 \([0-9a-f]{8}\)$/)
    ])
    expect(movements(one, other).map(describeMovement)).toEqual([
      expect.stringMatching(/^configuration: names 1 \([0-9a-f]{8}\) → 1 \([0-9a-f]{8}\)$/)
    ])
    expect(movements(one, one)).toEqual([])
  })
})
