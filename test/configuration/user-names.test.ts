import { describe, expect, it } from "vitest"
import { parseUserNames } from "../../src/configuration/user-names.ts"

const parse = (text: string) => parseUserNames(new TextEncoder().encode(text))

describe("a CSV of names", () => {
  it("has a name a row; the canonical name may be left out", () => {
    expect(parse('\uFEFFtext,type,canonical\r\n全总,ORG,中华全国总工会\r\n八闽,LOC,\r\n"Smith, John",PER\r\n')).toEqual(
      [
        { text: "全总", type: "ORG", canonical: "中华全国总工会" },
        { text: "八闽", type: "LOC", canonical: null },
        { text: "Smith, John", type: "PER", canonical: null }
      ]
    )
  })

  it.each([
    ["", "is empty; its first row is text,type,canonical"],
    ["name,type,canonical\n", "row 1, column 1: the header is text,type,canonical"],
    ["text,type\n", "row 1, column 3"],
    ["text,type,canonical\n八闽,place,\n", `row 2, column type: "place" is no type; write PER, LOC, ORG`],
    ["text,type,canonical\n八闽\n", "row 2, column type: nothing is no type"],
    ["text,type,canonical\n,PER,\n", "row 2, column text: there is no name"],
    ["text,type,canonical\n八闽,LOC,\n全总,ORG,\n八闽,ORG,\n", "row 4, column text: 八闽 stands in row 2 too"],
    ["text,type,canonical\n八闽,LOC,福建,省\n", "row 2, column 4: 3 columns are allowed"],
    ['text,type,canonical\n八"闽,LOC,\n', "row 2, column text: a quote"]
  ])("%j is refused: %s", (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it("in another encoding is refused", () => {
    expect(() => parseUserNames(Uint8Array.from([0xb0, 0xcb, 0xc3, 0xf6]))).toThrow("is not UTF-8")
  })
})
