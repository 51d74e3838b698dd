/**
 * Features of noised pages, by the very code that will use them: extract.ts LANGUAGE_MODEL PAGES.jsonl OUT
 *
 * For every line one record: uint8 label, uint8 rows, uint16 page, then LINE_FEATURES float32 and LEXICON_ROWS uint16.
 */
import { createWriteStream } from "node:fs"
import { collectEvidence } from "../../src/stages/clean/evidence/evidence.ts"
import { LINE_FEATURES } from "../../src/stages/clean/evidence/line-features.ts"
import { LEXICON_ROWS, lexiconRows } from "../../src/stages/clean/evidence/line-lexicon.ts"
import { findFurniture } from "../../src/stages/clean/roles/furniture.ts"
import { LABELS, noisedPages, readLanguageModel, withoutFurniture } from "./noised-pages.ts"

const [modelPath, pagesPath, outPath] = process.argv.slice(2) as [string, string, string]
const model = readLanguageModel(modelPath)
const out = createWriteStream(outPath)
const size = 4 + 4 * LINE_FEATURES + 2 * LEXICON_ROWS
const rows = new Uint16Array(LEXICON_ROWS)
let pages = 0
let furnitureRight = 0
let furnitureWrong = 0
let furnitureMissed = 0
for await (const page of noisedPages(pagesPath)) {
  findFurniture(page.lines, model).forEach((found, i) => {
    const answer = page.labels[i] === "F"
    if (found === 1 && answer) furnitureRight++
    else if (found === 1) furnitureWrong++
    else if (answer) furnitureMissed++
  })
  const { lines, labels } = withoutFurniture(page)
  const { features, inks } = collectEvidence(lines, model)
  const block = Buffer.alloc(size * lines.length)
  lines.forEach((_, i) => {
    const at = i * size
    block[at] = LABELS.indexOf(labels[i]!)
    block[at + 1] = lexiconRows(lines, inks, i, rows)
    block.writeUInt16LE(pages, at + 2)
    for (let f = 0; f < LINE_FEATURES; f++) block.writeFloatLE(features[i * LINE_FEATURES + f]!, at + 4 + 4 * f)
    for (let r = 0; r < block[at + 1]!; r++) block.writeUInt16LE(rows[r]!, at + 4 + 4 * LINE_FEATURES + 2 * r)
  })
  out.write(block)
  pages++
}
out.end()
console.error(`${pages} pages; furniture right ${furnitureRight}, wrong ${furnitureWrong}, missed ${furnitureMissed}`)
