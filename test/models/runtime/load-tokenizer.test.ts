import * as fs from "node:fs"
import * as path from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { defaults } from "../../../src/configuration/configuration.ts"
import { MODELS_ROOT } from "../../../src/models/library/bundled.ts"
import { loadTokenizer } from "../../../src/models/runtime/load-tokenizer.ts"
import type { Encode } from "../../../src/models/sentences/text-tokens.ts"

/**
 * Texts, and the ids that the reference implementation gives them (`tokenizers` 0.23.3, with the bundled model's
 * tokenizer.json; training/embedder/reference.py writes them). `npm run bench embeddings` compares many more.
 */
const REFERENCE: ReadonlyArray<{ readonly text: string; readonly ids: ReadonlyArray<number> }> = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "token-ids.json"), "utf8")
)
const UNKNOWN = 100

describe("the tokenizer of the bundled embedder", () => {
  let encode: Encode
  beforeAll(async () => {
    encode = await loadTokenizer(path.join(MODELS_ROOT, defaults.embed.model))
  })

  it.each(REFERENCE)("gives the ids of the reference implementation, text %#", ({ text, ids }) => {
    expect(encode(text)).toEqual(ids)
  })

  it("takes a rare Han character for a word of its own, whatever stands beside it", () => {
    for (const rare of ["\u{20000}", "\u{2A6DF}", "\u{2A700}", "\u{2CEAF}", "\u{2F800}"]) {
      expect(encode(`李${rare}a`)).toEqual(encode(`李 ${rare} a`))
      expect(encode(`李${rare}a`)).toHaveLength(5)
    }
  })

  it("counts each rare character, also where they follow each other", () => {
    expect(encode("\u{20000}\u{20001}").slice(1, -1)).toEqual([UNKNOWN, UNKNOWN])
  })

  it("leaves out nothing that it does not know", () => {
    expect(encode("\u{13430}\u{2E43}\u{61D}").slice(1, -1)).toEqual([UNKNOWN])
  })
})
