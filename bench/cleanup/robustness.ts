/**
 * Cleans texts of arbitrary code points and checks that each is had back from its clean text and its ledger:
 * `node bench/cleanup/robustness.ts [COUNT [SEED]]`, 10,000 by default. The test suite does a quarter of that.
 */
import * as assert from "node:assert/strict"
import fc from "fast-check"
import { Ledger } from "../../src/domain/ledger.ts"
import { cleanText } from "../../src/stages/clean/clean-text.ts"
import { anyText } from "../../test/stages/clean/any-text.ts"
import { statistics } from "./cleaning.ts"

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 1)
let characters = 0
let edits = 0
fc.assert(
  fc.property(anyText, (text) => {
    const raw = text.toWellFormed()
    const cleaned = cleanText(text, statistics, { fullwidth: true, punctuation: true })
    const ledger = new Ledger(cleaned.edits)
    assert.equal(ledger.apply(raw), cleaned.cleanText)
    assert.equal(ledger.invert(cleaned.cleanText), raw)
    characters += raw.length
    edits += cleaned.edits.length
  }),
  { numRuns: count, seed }
)
console.log(
  `${count} texts of arbitrary code points, ${characters} UTF-16 units, ${edits} edits: all had back (seed ${seed})`
)
