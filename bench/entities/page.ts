import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { Effect } from "effect"
import { clean } from "../../src/stages/clean/clean.ts"
import { segment } from "../../src/stages/segment/segment.ts"
import type { Bulletin } from "../../src/stages/stage.ts"

/** Sentences and words of a bulletin, as a run finds them, and the ledger's edits. */
export const readPage = Effect.fn("bench.readPage")(function* (bulletin: Bulletin) {
  const { rows } = yield* clean.run({ bulletin })
  const { sentences, tokens } = (yield* segment.run(rows)).rows
  return { sentences, tokens, edits: rows.edits }
}, Effect.orDie)

/** The sentences of a file. */
export const sentencesOf = Effect.fn("bench.sentencesOf")(function* (file: string) {
  const { sentences } = yield* readPage({ document_id: basename(file, ".txt"), bytes: readFileSync(file) })
  return sentences.map(({ text }) => text)
})
