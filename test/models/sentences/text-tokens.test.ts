import { describe, expect, it } from "vitest"
import { TextTokens, type Encode } from "../../../src/models/sentences/text-tokens.ts"

/** A token for each character; `opening` and `closing` are the marks. */
const characters =
  (opening: ReadonlyArray<number>, closing: ReadonlyArray<number>): Encode =>
  (text, { add_special_tokens } = { add_special_tokens: true }) => {
    const ids = Array.from(text, (character) => 1000 + character.codePointAt(0)!)
    return add_special_tokens ? [...opening, ...ids, ...closing] : ids
  }

const idsOf = (text: string) => characters([], [])(text)

describe("the tokens of a text", () => {
  it.each([
    ["a mark at each end", [1], [2]],
    ["one behind only", [], [2]],
    ["one before only", [1], []],
    ["none", [], []],
    ["two before and one behind", [1, 3], [2]]
  ])("are parted from the marks of a model with %s", (_, opening, closing) => {
    const tokens = new TextTokens(characters(opening, closing), "")
    expect(tokens.encode("晴天")).toEqual({ opening, content: idsOf("晴天"), closing })
    expect(tokens.encode("")).toEqual({ opening, content: [], closing })
  })

  it("have the prefix before them in every window", () => {
    const tokens = new TextTokens(characters([1], [2]), "文：")
    expect(tokens.encode("晴")).toEqual({ opening: [1, ...idsOf("文：")], content: idsOf("晴"), closing: [2] })
  })

  it("keep a prefix with which they grew together", () => {
    // The space at the prefix's end and the first letter are one token, as in the vocabularies of SentencePiece.
    const joined: Encode = (text, options) => characters([1], [2])(text.replace(" a", "@"), options)
    const tokens = new TextTokens(joined, "x: ")
    expect(tokens.encode("ab")).toEqual({ opening: [1], content: idsOf("x:@b"), closing: [2] })
  })
})
