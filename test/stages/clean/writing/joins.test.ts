import { describe, expect, it } from "vitest"
import { LineRole } from "../../../../src/stages/clean/evidence/role-network.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { joinOf } from "../../../../src/stages/clean/writing/joins.ts"
import { statistics } from "../bundled-statistics.ts"

const join = (raw: string) => {
  const [before, behind] = splitLines(raw)
  return joinOf(before!, behind!, false, LineRole.continuation, statistics.language)
}

describe("joinOf", () => {
  it.each([
    ["今年以\n来", "line_join"],
    ["the river\nbank", "line_join_space"],
    ["He came,\nshe said", "line_join_space"],
    ["在GDP\n增长", "line_join"],
    ["增长12\n34亿", "line_join"],
    ["2023\n年", "line_join"],
    ["中共中央 \n国务院", "line_join_space"],
    ["加强 \n领导", "line_join"],
    ["江州1月2日电　\n记者秦海", "line_join_space"],
    ["网址http://example.cn/a\nb.html", "line_join"]
  ])("%j: %s", (raw, rule) => expect(join(raw)).toMatchObject({ rule, dropped: 0 }))

  it("takes a hyphen out of a parted word", () => {
    expect(join("inter-\nnational")).toEqual({ rule: "hyphen_join", written: "", dropped: 1 })
    expect(join("COVID-\n19")).toMatchObject({ dropped: 0 })
  })
})
