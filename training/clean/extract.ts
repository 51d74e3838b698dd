/**
 * Features of noised pages, by the very code that will use them: extract.ts LANGUAGE_MODEL PAGES.jsonl OUT
 *
 * For every line one record: uint8 label, uint8 rows, uint16 page, then LINE_FEATURES float32 and LEXICON_ROWS uint16.
 */
import { createReadStream, createWriteStream, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { collectEvidence, readsOnAcross } from "../../src/stages/clean/evidence.ts"
import { findFurniture } from "../../src/stages/clean/furniture.ts"
import { LINE_FEATURES } from "../../src/stages/clean/line-features.ts"
import { LEXICON_ROWS, lexiconRows } from "../../src/stages/clean/line-lexicon.ts"
import { splitLines } from "../../src/stages/clean/lines.ts"

interface Page {
  readonly raw: string
  readonly lines: ReadonlyArray<readonly [label: string, clean: string]>
}

const LABELS = "CPAHBT"
const [modelPath, pagesPath, outPath] = process.argv.slice(2) as [string, string, string]
const table = readFileSync(modelPath)
const slots = table.length / 3
const model = {
  fingerprints: new Uint16Array(table.buffer.slice(table.byteOffset, table.byteOffset + 2 * slots)),
  codes: new Uint8Array(table.subarray(2 * slots))
}
const out = createWriteStream(outPath)
let page = 0
let furnitureRight = 0
let furnitureWrong = 0
let furnitureMissed = 0
for await (const row of createInterface({ input: createReadStream(pagesPath) })) {
  const { raw, lines: answers } = JSON.parse(row) as Page
  const all = splitLines(raw)
  const furniture = findFurniture(all, (a, b) => readsOnAcross(model, all[a]!.text, all[b]!.text))
  all.forEach((_, i) => {
    const answer = answers[i]![0] === "F"
    if (furniture[i] === 1 && answer) furnitureRight++
    else if (furniture[i] === 1) furnitureWrong++
    else if (answer) furnitureMissed++
  })
  const kept = all.map((line, i) => ({ line, answer: answers[i]![0] })).filter((x) => x.answer !== "F")
  const lines = kept.map((x) => x.line)
  const evidence = collectEvidence(lines, model)
  const size = 4 + 4 * LINE_FEATURES + 2 * LEXICON_ROWS
  const block = Buffer.alloc(size * lines.length)
  const rows = new Uint16Array(LEXICON_ROWS)
  lines.forEach((_, i) => {
    const at = i * size
    block[at] = LABELS.indexOf(kept[i]!.answer)
    block[at + 1] = lexiconRows(lines, evidence.inks, i, rows)
    block.writeUInt16LE(page, at + 2)
    for (let f = 0; f < LINE_FEATURES; f++) block.writeFloatLE(evidence.features[i * LINE_FEATURES + f]!, at + 4 + 4 * f)
    for (let r = 0; r < block[at + 1]!; r++) block.writeUInt16LE(rows[r]!, at + 4 + 4 * LINE_FEATURES + 2 * r)
  })
  out.write(block)
  page++
}
out.end()
console.error(`${page} pages; furniture right ${furnitureRight}, wrong ${furnitureWrong}, missed ${furnitureMissed}`)
