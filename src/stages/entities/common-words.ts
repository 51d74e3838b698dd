import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import type { BundledModel } from "../../models/library/bundled.ts"
import { ModelError } from "../../models/library/model-error.ts"
import type { Mention } from "./recogniser.ts"

/** In the encoder's folder, a word a line: words that are hardly ever a name by themselves. */
const FILE = "common-words.txt"

/** A score from here on outweighs that a mention is just a common word; chosen in training/ner. */
const SURE = 0.9

/** Reads the words of the encoder's folder. */
export const readCommonWords = ({ directory }: BundledModel): Effect.Effect<ReadonlySet<string>, ModelError> =>
  Effect.try({
    try: () => new Set(fs.readFileSync(path.join(directory, FILE), "utf8").split("\n").slice(0, -1)),
    catch: (cause) =>
      new ModelError({ reason: "missing", message: `cannot read ${directory}/${FILE}: ${(cause as Error).message}` })
  })

/**
 * Whether a mention is doubtful and nothing but a common word (菠菜, 平原). The encoder read little but news, and takes
 * such a word for a name now and then where a text is about other things.
 */
export const isJustAWord = (words: ReadonlySet<string>, text: string, { score }: Pick<Mention, "score">): boolean =>
  score < SURE && words.has(text)
