/**
 * What the tagger sees of noised pages: extract.ts LANGUAGE_MODEL PAGES.jsonl OUT
 *
 * For each line one record: uint8 label, uint8 units, uint16 page, LINE_FEATURES float32, LINE_UNITS uint16. Furniture is left out, as the rules leave it out before.
 */
import { createReadStream, createWriteStream, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { collectEvidence } from "../../src/stages/clean/evidence.ts"
import { LINE_FEATURES } from "../../src/stages/clean/line-features.ts"
import { LINE_UNITS, lineUnits } from "../../src/stages/clean/line-slots.ts"
import { splitLines } from "../../src/stages/clean/lines.ts"

const LABELS = "CPAHBT"
const [modelPath, pagesPath, outPath] = process.argv.slice(2) as [string, string, string]
const table = readFileSync(modelPath)
const slots = table.length / 3
const model = {
  fingerprints: new Uint16Array(table.buffer.slice(table.byteOffset, table.byteOffset + 2 * slots)),
  codes: new Uint8Array(table.subarray(2 * slots))
}
const out = createWriteStream(outPath)
const size = 4 + 4 * LINE_FEATURES + 2 * LINE_UNITS
const units = new Uint16Array(LINE_UNITS)
let page = 0
for await (const row of createInterface({ input: createReadStream(pagesPath) })) {
  const { raw, lines: answers } = JSON.parse(row) as { raw: string; lines: ReadonlyArray<readonly [string, string]> }
  const kept = splitLines(raw).flatMap((line, i) => (answers[i]![0] === "F" ? [] : [{ line, answer: answers[i]![0] }]))
  const lines = kept.map((x) => x.line)
  const { features } = collectEvidence(lines, model)
  const block = Buffer.alloc(size * lines.length)
  lines.forEach((line, i) => {
    const at = i * size
    block[at] = LABELS.indexOf(kept[i]!.answer)
    block[at + 1] = lineUnits(line.text, units)
    block.writeUInt16LE(page, at + 2)
    for (let f = 0; f < LINE_FEATURES; f++) block.writeFloatLE(features[i * LINE_FEATURES + f]!, at + 4 + 4 * f)
    for (let u = 0; u < LINE_UNITS; u++) block.writeUInt16LE(units[u]!, at + 4 + 4 * LINE_FEATURES + 2 * u)
  })
  out.write(block)
  page++
}
out.end()
