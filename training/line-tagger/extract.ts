/**
 * What the tagger sees of noised pages: extract.ts LANGUAGE_MODEL PAGES.jsonl OUT
 *
 * For each line one record: uint8 label, uint8 units, uint16 page, LINE_FEATURES float32, LINE_UNITS uint16.
 */
import { createWriteStream } from "node:fs"
import { collectEvidence } from "../../src/stages/clean/evidence/evidence.ts"
import { LINE_FEATURES } from "../../src/stages/clean/evidence/line-features.ts"
import { LINE_UNITS, lineUnits } from "../../src/stages/clean/tagger/line-slots.ts"
import { LABELS, noisedPages, readLanguageModel, withoutFurniture } from "../clean/noised-pages.ts"

const [modelPath, pagesPath, outPath] = process.argv.slice(2) as [string, string, string]
const model = readLanguageModel(modelPath)
const out = createWriteStream(outPath)
const size = 4 + 4 * LINE_FEATURES + 2 * LINE_UNITS
const units = new Uint16Array(LINE_UNITS)
let pages = 0
for await (const page of noisedPages(pagesPath)) {
  const { lines, labels } = withoutFurniture(page)
  const { features } = collectEvidence(lines, model)
  const block = Buffer.alloc(size * lines.length)
  lines.forEach((line, i) => {
    const at = i * size
    block[at] = LABELS.indexOf(labels[i]!)
    block[at + 1] = lineUnits(line.text, units)
    block.writeUInt16LE(pages, at + 2)
    for (let f = 0; f < LINE_FEATURES; f++) block.writeFloatLE(features[i * LINE_FEATURES + f]!, at + 4 + 4 * f)
    for (let u = 0; u < LINE_UNITS; u++) block.writeUInt16LE(units[u]!, at + 4 + 4 * LINE_FEATURES + 2 * u)
  })
  out.write(block)
  pages++
}
out.end()
