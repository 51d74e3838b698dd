import { describe, expect, it } from "vitest"
import { CharacterVocabulary } from "../../../src/models/characters/character-vocabulary.ts"

const ENTRIES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[SPACE]", "a", "7", "中", "𠮷", "，"]
const vocabulary = new CharacterVocabulary(`${ENTRIES.join("\n")}\n`)
const entries = (text: string) => vocabulary.encode(text).map((id) => ENTRIES[id])

describe("a character's entry", () => {
  it("is one for each code point", () => {
    expect(entries("中𠮷，")).toEqual(["中", "𠮷", "，"])
    expect(entries("")).toEqual([])
  })

  it("does not depend on case and width", () => {
    expect(entries("aAａＡ7７")).toEqual(["a", "a", "a", "a", "7", "7"])
  })

  it("is the same for all white space", () => {
    expect(entries(" \t\u3000\u00a0")).toEqual(Array.from({ length: 4 }, () => "[SPACE]"))
  })

  it("is that of the unknown where there is none, half a surrogate pair and the names of special entries included", () => {
    expect(entries("国\ud842[PAD]")).toEqual(["[UNK]", "[UNK]", "[UNK]", "[UNK]", "a", "[UNK]", "[UNK]"])
  })

  it("cannot be had from a vocabulary without the special ones", () => {
    expect(() => new CharacterVocabulary("[UNK]\n[CLS]\n[SPACE]\n")).toThrow("[SEP]")
  })
})
