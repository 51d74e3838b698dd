import { describe, expect, it } from "vitest"
import { lostCharacterIssues } from "../../../../src/stages/clean/suspects/lost-characters.ts"

describe("lostCharacterIssues", () => {
  it("counts them in one issue at the first", () => {
    const [issue, ...others] = lostCharacterIssues("𠮷野今天发\ufffd通知，\ue5e5各地\ufffd实。")
    expect(others).toEqual([])
    expect(issue).toMatchObject({ code: "lost_character", severity: "warning", raw_start: 5, raw_end: 6 })
    expect(issue!.message).toContain("3 characters")
    expect(issue!.message).toContain("2 replaced by U+FFFD, 1 for private use")
  })

  it("has nothing to say of a text that is whole", () => {
    expect(lostCharacterIssues("𠮷野今天发通知😀。")).toEqual([])
  })
})
