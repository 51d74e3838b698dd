import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { defaults } from "../../../src/configuration/configuration.ts"
import { Ledger } from "../../../src/domain/ledger.ts"
import { cleanText } from "../../../src/stages/clean/clean-text.ts"
import { statistics } from "./bundled-statistics.ts"

const bulletins = join(import.meta.dirname, "../../../../shared/data/bulletins")
const files = existsSync(bulletins)
  ? ["", "noised", "pages"].flatMap((set) =>
      readdirSync(join(bulletins, set))
        .filter((f) => f.endsWith(".txt"))
        .map((f) => join(set, f))
    )
  : []

describe.skipIf(files.length === 0)("every bulletin in ../shared (absent: nothing to test)", () => {
  it.each(files)("%s: the ledger inverts, and the clean text is clean already", (file) => {
    const raw = readFileSync(join(bulletins, file), "utf8")
    const once = cleanText(raw, statistics, defaults.clean)
    const ledger = new Ledger(once.edits)
    expect(ledger.apply(raw)).toBe(once.cleanText)
    expect(ledger.invert(once.cleanText)).toBe(raw)
    const twice = cleanText(once.cleanText, statistics, defaults.clean)
    expect(
      twice.edits.map((edit) => [
        edit.rule,
        edit.raw_text,
        once.cleanText.slice(edit.raw_start - 10, edit.raw_end + 10)
      ])
    ).toEqual([])
    expect(twice.cleanText).toBe(once.cleanText)
  })
})
