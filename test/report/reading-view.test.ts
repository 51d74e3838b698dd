import { describe, expect, it } from "vitest"
import { plainDress, readingView, terminalDress } from "../../src/report/reading-view.ts"
import { cleanedDocument } from "./cleaned-document.ts"

const BEHIND = `经过二十天的抢修，青石镇三号渡
口昨日恢复通航。首班渡船载着三
十一名乘客驶向对岸。

青石镇三号渡口恢复通航
本报记者 林望舒
`

describe("readingView", () => {
  it("puts the headline and the byline first, wherever they stood on the page", () => {
    const view = readingView(cleanedDocument(BEHIND), plainDress)
    expect(view).toBe(
      "青石镇三号渡口恢复通航\n本报记者 林望舒\n\n" +
        "经过二十天的抢修，青石镇三号渡口昨日恢复通航。首班渡船载着三十一名乘客驶向对岸。"
    )
  })

  it("colours names in the body and changes no letter of it", () => {
    const stored = cleanedDocument("镇长𠮷野说，青石镇的渡口通航了。")
    const name = {
      sentence: 0,
      score: 1,
      place_code: null,
      recogniser: "names",
      first_token: 0,
      last_token: 0
    } as const
    const entities = [
      {
        ...name,
        entity: 0,
        text: "𠮷野",
        type: "PER",
        canonical: "𠮷野",
        clean_start: 2,
        clean_end: 4,
        raw_start: 2,
        raw_end: 4
      },
      {
        ...name,
        entity: 1,
        text: "青石镇",
        type: "LOC",
        canonical: "青石镇",
        clean_start: 6,
        clean_end: 9,
        raw_start: 6,
        raw_end: 9
      }
    ] as const
    expect(readingView({ ...stored, entities }, terminalDress)).toBe(
      "镇长\u001b[36m𠮷野\u001b[39m说，\u001b[32m青石镇\u001b[39m的渡口通航了。"
    )
    expect(readingView({ ...stored, entities }, plainDress)).toBe(stored.document.clean_text)
  })

  it("mentions furniture and issues without mixing them into the text", () => {
    const stored = cleanedDocument("第4版\n今天天气很好。\n明天天气也好。\n后天再看。")
    const issue = {
      issue: 0,
      stage: "clean",
      code: "guessed_encoding",
      severity: "warning",
      message: "read as big5"
    } as const
    const view = readingView({ ...stored, issues: [{ ...issue, raw_start: null, raw_end: null }] }, plainDress)
    expect(view).not.toContain("第4版")
    expect(view).toContain("warning: read as big5")
    expect(view).toContain("1 running heads, page numbers and the like left out")
  })
})
