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

  it.each(["inter-\nnational", "Corpo-\nration", "Com-\nputing", "agree-\nment of", "（communi-\ncation）"])(
    "takes the hyphen out of a broken word: %j",
    (raw) => expect(join(raw)).toEqual({ rule: "hyphen_join", written: "", dropped: 1 })
  )

  it.each([
    "COVID-\n19",
    "DF-\n5",
    "AB-\nCD",
    "well-\nknown",
    "state-\nowned",
    "long-\nterm",
    "state-of-the-\nart",
    "decision-\nmaking",
    "re-\nelection",
    "multi-\nnational",
    "e-\nmail"
  ])("keeps the hyphen of a compound: %j", (raw) =>
    expect(join(raw)).toEqual({ rule: "line_join", written: "", dropped: 0 })
  )

  it.each([
    "登录https://example.cn/apply-\nonline/index.html",
    "登录example.cn/apply-\nment.html",
    "登录www.example.cn/a?id=123&t\nype=4",
    "信箱qin.hai@exam-\nment.cn"
  ])("changes nothing in an address: %j", (raw) =>
    expect(join(raw)).toEqual({ rule: "line_join", written: "", dropped: 0 })
  )

  it("changes nothing in an address that began lines before", () => {
    const [before, behind] = splitLines("services/agree-\nment/index.html")
    const role = LineRole.continuation
    expect(joinOf(before!, behind!, false, role, statistics.language, true)).toMatchObject({ dropped: 0 })
    expect(joinOf(before!, behind!, false, role, statistics.language, false)).toMatchObject({ dropped: 1 })
  })

  it("ends an address where something is set behind it", () =>
    expect(join("(see www.example.cn)\nand others")).toMatchObject({ rule: "line_join_space" }))
})
