import { describe, expect, it } from "vitest"
import { isPersonName } from "../../../../src/stages/clean/language/byline.ts"

describe("isPersonName", () => {
  it.each(["王明", "李小明", "欧阳修", "司马相如"])("%s is one", (text) => expect(isPersonName(text)).toBe(true))
  it.each(["经济", "王", "王小明天来", "2024", "GDP"])("%s is none", (text) => expect(isPersonName(text)).toBe(false))
})
