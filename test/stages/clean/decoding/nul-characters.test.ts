import { expect, it } from "vitest"
import { nulCharacters } from "../../../../src/stages/clean/decoding/nul-characters.ts"

it("NUL characters in a text are told once, at the place of the first", () => {
  expect(nulCharacters("𠮷县\0通车\0")).toMatchObject([{ code: "nul_character", raw_start: 2, raw_end: 3 }])
  expect(nulCharacters("𠮷县\0通车\0")[0]?.message).toContain("2 NUL characters")
  expect(nulCharacters("通车")).toEqual([])
})
