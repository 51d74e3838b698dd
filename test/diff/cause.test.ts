import { describe, expect, it } from "vitest"
import { causeOf } from "../../src/diff/cause.ts"

const NOTHING = { input: false, text: false, segmentation: false }
const SAME = { clean: true, segment: true, entities: true, embed: true }

describe("the cause of a change", () => {
  it("is the earliest layer that changed at its place", () => {
    const other = { clean: false, segment: false, entities: false, embed: false }
    const of = (here: Partial<typeof NOTHING>) => causeOf("entities", { ...NOTHING, ...here }, NOTHING, other)
    expect(of({ input: true, text: true, segmentation: true })).toBe("input")
    expect(of({ text: true, segmentation: true })).toBe("text")
    expect(of({ segmentation: true })).toBe("segmentation")
    expect(of({})).toBe("recogniser")
  })

  it("is never a stage that is the same in both runs: what that stage read elsewhere in the document is", () => {
    const elsewhere = { input: true, text: true, segmentation: false }
    expect(causeOf("entities", NOTHING, elsewhere, SAME)).toBe("input")
    expect(causeOf("entities", NOTHING, elsewhere, { ...SAME, clean: false })).toBe("text")
    expect(causeOf("segment", { ...NOTHING, text: true }, elsewhere, SAME)).toBe("input")
  })

  it("is noise where nothing differs that the row was made of", () => {
    expect(causeOf("entities", NOTHING, NOTHING, SAME)).toBe("noise")
    expect(causeOf("clean", NOTHING, NOTHING, SAME)).toBe("noise")
  })
})
