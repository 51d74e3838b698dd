import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseCsv } from "../../src/configuration/csv.ts"

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields)

describe("CSV", () => {
  it.each<[text: string, records: ReadonlyArray<ReadonlyArray<string>>]>([
    ["", []],
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"]
      ]
    ],
    [
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"]
      ]
    ],
    ["a\rb", [["a"], ["b"]]],
    ["\uFEFFa,b\n", [["a", "b"]]],
    [`"a,b",c\n`, [["a,b", "c"]]],
    [`"a ""b""",c`, [[`a "b"`, "c"]]],
    [`"a\nb",c`, [["a\nb", "c"]]],
    ["a,,\n", [["a", "", ""]]],
    ["a,", [["a", ""]]],
    ["\n\na\n\n", [["a"]]],
    [`""`, []],
    [`"",""`, [["", ""]]]
  ])("%j", (text, records) => {
    expect(fieldsOf(text)).toEqual(records)
  })

  it("says on which line a record begins", () => {
    expect(parseCsv(`a\n"b\nc"\n\nd`).map(({ line }) => line)).toEqual([1, 2, 5])
  })

  it.each([
    [`a\nb,c"d`, 2, 2],
    [`"a`, 1, 1],
    [`"a"b`, 1, 1]
  ])("%j is refused with its place", (text, line, field) => {
    expect(() => parseCsv(text)).toThrow(expect.objectContaining({ line, field }))
  })

  it("reads back what was written with every field in quotes", () => {
    const field = fc.string({ unit: fc.constantFrom(...'ab,"\n\r 中𠮷'.split(""), "𠮷") })
    const record = fc.array(field, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(record), fc.constantFrom("\n", "\r\n"), (records, end) => {
        const text = records.map((fields) => fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(",") + end).join("")
        expect(fieldsOf(text)).toEqual(records)
      })
    )
  })
})
