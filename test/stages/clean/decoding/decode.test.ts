import { describe, expect, it } from "vitest"
import { decode } from "../../../../src/stages/clean/decoding/decode.ts"

const bytes = (...parts: ReadonlyArray<string | ReadonlyArray<number>>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])))
const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g)!.map((pair) => Number.parseInt(pair, 16)))
const utf16 = (text: string, order: "le" | "be"): Array<number> =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
    order === "le" ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
  )

const utf32 = (text: string, order: "le" | "be"): Uint8Array => {
  const points = Array.from(text, (c) => c.codePointAt(0)!)
  const view = new DataView(new ArrayBuffer(4 * points.length))
  points.forEach((point, i) => view.setUint32(4 * i, point, order === "le"))
  return new Uint8Array(view.buffer)
}

const NEWS = "青河县今天开通第一条公交线路，居民出行更方便了。\n司机老王说：“路好走多了。”\n"

describe("decode", () => {
  it.each([
    ["UTF-8", bytes(NEWS), "utf-8", false],
    ["UTF-8 with a BOM", bytes([0xef, 0xbb, 0xbf], NEWS), "utf-8-bom", false],
    ["UTF-16 little-endian with a BOM", bytes([0xff, 0xfe], utf16(NEWS, "le")), "utf-16le", false],
    ["UTF-16 big-endian with a BOM", bytes([0xfe, 0xff], utf16(NEWS, "be")), "utf-16be", false],
    ["UTF-16 little-endian without one", bytes(utf16(NEWS, "le")), "utf-16le", true],
    ["UTF-16 big-endian without one", bytes(utf16(NEWS, "be")), "utf-16be", true]
  ])("reads %s", (_, file, encoding, guessed) => {
    expect(decode(file)).toEqual({ text: NEWS, encoding, guessed })
  })

  it.each(["le", "be"] as const)("reads UTF-32 with a BOM (%s), and refuses it cut off", (order) => {
    const file = utf32(`\ufeff${NEWS}𠮷`, order)
    expect(decode(file)).toEqual({ text: `${NEWS}𠮷`, encoding: `utf-32${order}`, guessed: false })
    expect(decode(file.subarray(0, -1))).toMatchObject({ reason: "undecodable" })
  })

  it("reads GB18030, four-byte characters too", () => {
    // 会议记录：镕𠮷。
    expect(decode(hex("bbe1d2e9bcc7c2bca3bae94695328936a1a3"))).toMatchObject({
      encoding: "gb18030",
      guessed: true
    })
    expect(decode(hex("bbe1d2e9bcc7c2bc"))).toEqual({ text: "会议记录", encoding: "gb18030", guessed: true })
  })

  it("tells Big5 from GB18030, which would take it too", () => {
    expect(decode(hex("b77cc4b3b04fbffd"))).toEqual({ text: "會議記錄", encoding: "big5", guessed: true })
  })

  it("takes traditional characters in GB18030 for what they are", () => {
    expect(decode(hex("959ed768d3899bd1"))).toMatchObject({ encoding: "gb18030" })
  })

  it.each([
    ["an empty file", bytes(), "empty_file"],
    ["white space", bytes(" \r\n\u3000"), "empty_file"],
    ["a BOM and nothing else", bytes([0xef, 0xbb, 0xbf]), "empty_file"],
    ["a PNG", bytes([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 13], "IHDR"), "binary_file"],
    ["a PDF", bytes("%PDF-1.4\n1 0 obj"), "binary_file"],
    ["control characters", Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 32), "binary_file"],
    [
      "Latin-1",
      bytes("Caf", [0xe9], " d", [0xe9], "j", [0xe0], " vu, na", [0xef], "ve: ", "x ".repeat(30)),
      "undecodable"
    ]
  ])("refuses %s", (_, file, reason) => {
    expect(decode(file)).toMatchObject({ reason })
  })

  it("never changes the text behind the BOM", () => {
    const text = "\u0001甲\u0000乙\r\n\ufeff丙".repeat(1) + "普通的文字。".repeat(50)
    expect(decode(bytes(text))).toMatchObject({ text, encoding: "utf-8" })
  })
})
