/** Noised pages as generate.py writes them, and the language model that they are read with. */
import { createReadStream, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import type { LanguageModel } from "../../src/stages/clean/language/language-model.ts"
import { type Line, splitLines } from "../../src/stages/clean/lines/lines.ts"

/** Labels of lines in the order of `LineRole`: continuation, paragraph, article, headline, byline, title. */
export const LABELS = "CPAHBT"

/** One of `LABELS`, or F for furniture. */
export type Label = string

export interface NoisedPage {
  /** 0, 1 or 2: how badly it was damaged. */
  readonly hard: number
  readonly lines: ReadonlyArray<Line>
  /** What each line is. */
  readonly labels: ReadonlyArray<Label>
}

/** A page as it is written. */
export interface WrittenPage {
  readonly hard: number
  readonly raw: string
  readonly lines: ReadonlyArray<readonly [label: Label, clean: string]>
}

/** The pages of a file of JSON lines. */
export async function* writtenPages(path: string): AsyncGenerator<WrittenPage> {
  for await (const row of createInterface({ input: createReadStream(path) })) yield JSON.parse(row) as WrittenPage
}

/** The same, split to lines. */
export async function* noisedPages(path: string): AsyncGenerator<NoisedPage> {
  for await (const { hard, raw, lines } of writtenPages(path)) {
    yield { hard, lines: splitLines(raw), labels: lines.map(([label]) => label) }
  }
}

/** A page without its furniture, which the rules leave out before anything else is asked. */
export const withoutFurniture = ({ hard, lines, labels }: NoisedPage): NoisedPage => ({
  hard,
  lines: lines.filter((_, i) => labels[i] !== "F"),
  labels: labels.filter((label) => label !== "F")
})

/** The clean paragraphs of a page; C is a line that goes on, F furniture. */
export const paragraphsOf = ({ lines }: WrittenPage): Array<string> => {
  const paragraphs: Array<string> = []
  for (const [label, clean] of lines) {
    if (label === "C" && paragraphs.length > 0) paragraphs.push(paragraphs.pop()! + clean)
    else if (label !== "F") paragraphs.push(clean)
  }
  return paragraphs
}

/** A language model by itself, as language_model.py writes it: fingerprints (uint16), then codes (uint8). */
export const readLanguageModel = (path: string): LanguageModel => {
  const table = readFileSync(path)
  const slots = table.length / 3
  return {
    fingerprints: new Uint16Array(table.buffer.slice(table.byteOffset, table.byteOffset + 2 * slots)),
    codes: new Uint8Array(table.subarray(2 * slots))
  }
}
