import { describe, expect, it } from "vitest"
import { widthChanges } from "../../../src/stages/clean/normalise.ts"

const normalised = (text: string, rules = { fullwidth: true, punctuation: true }): string =>
  widthChanges(text, rules).reduceRight((rest, { at, text: to }) => rest.slice(0, at) + to + rest.slice(at + 1), text)

describe("widthChanges", () => {
  it.each([
    ["２０２４年,全县完成投资１.５亿元(约合", "2024年，全县完成投资1.5亿元（约合"],
    ["他说:“好!”", "他说：“好！”"],
    ["12:30, 1,000 and f(x)", "12:30, 1,000 and f(x)"],
    ["ＧＤＰ增长5%,好", "GDP增长5%,好"]
  ])("%s", (text, clean) => expect(normalised(text)).toBe(clean))

  it("does nothing that was not asked for", () => {
    expect(normalised("２０２４年,好", { fullwidth: false, punctuation: false })).toBe("２０２４年,好")
    expect(normalised("２０２４年,好", { fullwidth: true, punctuation: false })).toBe("2024年,好")
  })
})
