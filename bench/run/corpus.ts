import * as fs from "node:fs"
import * as path from "node:path"

export const ROOT = path.resolve(import.meta.dirname, "..", "..")
const SAMPLES = path.join(ROOT, "data", "raw")

/**
 * Makes a directory of `count` bulletins out of the sample bulletins. Each is different (its number stands in its
 * first line), so nothing can be had twice.
 */
export const makeCorpus = (directory: string, count: number): void => write(directory, count, wholeBulletin)

/** The `i`th bulletin: a whole sample. */
export const wholeBulletin = (i: number): string => {
  const samples = sampleTexts()
  return samples[i % samples.length]!.replace("\n", `第${i}号\n`)
}

/** The `i`th bulletin whose sentences are like no other's: the number stands in each that ends in a full stop. */
export const distinctBulletin = (i: number): string => wholeBulletin(i).replaceAll("。", `，第${i}件。`)

/** Makes a directory of `count` bulletins of which hardly a sentence comes back, so that each is to be computed. */
export const makeDistinctCorpus = (directory: string, count: number): void => write(directory, count, distinctBulletin)

/** Code points of a short bulletin, about: the lines of a sample from some line on, until there are so many. */
const SHORT = 450

/** The `i`th short bulletin. */
export const shortBulletin = (i: number): string => {
  const samples = sampleTexts()
  const lines = samples[i % samples.length]!.split("\n")
  const first = (7 * i) % (lines.length >> 1)
  let end = first
  for (let length = 0; length < SHORT && end < lines.length; end++) length += lines[end]!.length
  return `第${i}号简报\n\n${lines.slice(first, end).join("\n")}\n`
}

const write = (directory: string, count: number, text: (i: number) => string): void => {
  fs.mkdirSync(directory, { recursive: true })
  for (let i = 0; i < count; i++) fs.writeFileSync(path.join(directory, bulletinFile(i)), text(i))
}

export const bulletinFile = (i: number): string => `${String(i).padStart(5, "0")}.txt`

let texts: ReadonlyArray<string> | undefined

const sampleTexts = (): ReadonlyArray<string> =>
  (texts ??= fs
    .readdirSync(SAMPLES)
    .filter((file) => file.endsWith(".txt"))
    .toSorted()
    .map((file) => fs.readFileSync(path.join(SAMPLES, file)))
    .filter((bytes) => isUtf8(bytes))
    .map((bytes) => bytes.toString("utf8")))

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes)
