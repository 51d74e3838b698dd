import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { Quarantine } from "../stages/stage.ts"
import { fsyncDirectory, renameDurably, writeFileDurably } from "../store/durable.ts"
import { unreadable, type Input } from "../store/inputs.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import type { Fingerprints, Part, PartSummary, StageTiming } from "../store/part.ts"
import { attempt } from "../store/store-error.ts"
import { TableSetWriter } from "../tables/table-set.ts"
import type { TableMetadata } from "../tables/table.ts"
import { computeDocument, type ComputedDocument } from "./compute-document.ts"

/** What a worker must know to compute parts. */
export interface PartContext {
  readonly inputRoot: string
  readonly output: OutputDirectory
  readonly fingerprints: Fingerprints
  readonly metadata: TableMetadata
}

/** Takes the documents of a part through all stages, one after the other, and commits their tables by one rename. */
export const computePart = Effect.fn("computePart")(function* (part: Part, context: PartContext) {
  const directory = context.output.part(part.id)
  const unfinished = `${directory}.unfinished-${process.pid}`
  yield* attempt(`cannot create ${unfinished}`, () => {
    fs.rmSync(unfinished, { recursive: true, force: true })
    fs.mkdirSync(unfinished, { recursive: true })
  })
  const ids = part.inputs.map((input) => input.document_id)
  const tables = yield* attempt(
    `cannot write ${unfinished}`,
    () => new TableSetWriter(unfinished, ids, context.metadata)
  )
  const summary = yield* writeDocuments(part, context, tables).pipe(
    Effect.onError(() => Effect.sync(() => tables.abort()))
  )
  yield* attempt(`cannot commit the part ${directory}`, () => {
    writeFileDurably(path.join(unfinished, "part.json"), JSON.stringify(summary))
    fsyncDirectory(unfinished)
    fs.rmSync(directory, { recursive: true, force: true })
    renameDurably(unfinished, directory)
  })
  return summary
})

const writeDocuments = Effect.fnUntraced(function* (part: Part, context: PartContext, tables: TableSetWriter) {
  const totals = new PartTotals(part.id)
  for (const input of part.inputs) {
    const computed = yield* computeDocument(input, readBulletin(context.inputRoot, input), context.fingerprints)
    yield* attempt(`cannot write the tables of ${input.source_path}`, () => appendDocument(tables, computed))
    totals.add(computed)
  }
  yield* attempt(`cannot write the part ${part.id}`, () => tables.close())
  return totals.summary()
})

/** The bytes of a bulletin, if they are still those that the plan saw. */
const readBulletin = (root: string, input: Input): Uint8Array | Quarantine => {
  if (input.problem !== null) return new Quarantine(input.problem)
  try {
    const bytes = fs.readFileSync(path.join(root, input.source_path))
    if (createHash("sha256").update(bytes).digest("hex") === input.source_sha256) return bytes
    return new Quarantine({ code: "changed_while_read", message: "the file changed while the run read it: run again" })
  } catch (error) {
    return new Quarantine({ code: "unreadable", message: unreadable(error as NodeJS.ErrnoException) })
  }
}

const appendDocument = (tables: TableSetWriter, { document, rows, issues }: ComputedDocument): void => {
  const { document_id } = document
  tables.append("documents", document)
  for (const row of rows.articles) tables.append("articles", { document_id, ...row })
  for (const row of rows.paragraphs) tables.append("paragraphs", { document_id, ...row })
  for (const row of rows.edits) tables.append("edits", { document_id, ...row })
  for (const row of rows.sentences) tables.append("sentences", { document_id, ...row })
  for (const row of rows.tokens) tables.append("tokens", { document_id, ...row })
  for (const row of rows.entities) tables.append("entities", { document_id, ...row })
  for (const row of rows.embeddings) tables.append("embeddings", { document_id, ...row })
  for (const row of issues) tables.append("issues", { document_id, ...row })
}

class PartTotals {
  readonly #id: string
  readonly #stages = new Map<string, StageTiming>()
  #summary: Omit<PartSummary, "id" | "timings"> = {
    documents: 0,
    quarantined: 0,
    characters: 0,
    sentences: 0,
    bytes: 0
  }

  constructor(id: string) {
    this.#id = id
  }

  add({ document, timings }: ComputedDocument): void {
    const before = this.#summary
    this.#summary = {
      documents: before.documents + 1,
      quarantined: before.quarantined + (document.status === "quarantined" ? 1 : 0),
      characters: before.characters + (timings[0]?.characters ?? 0),
      sentences: before.sentences + document.n_sentences,
      bytes: before.bytes + document.source_bytes
    }
    for (const timing of timings) {
      const total = this.#stages.get(timing.stage)
      this.#stages.set(timing.stage, {
        stage: timing.stage,
        milliseconds: (total?.milliseconds ?? 0) + timing.milliseconds,
        documents: (total?.documents ?? 0) + 1,
        characters: (total?.characters ?? 0) + timing.characters
      })
    }
  }

  summary(): PartSummary {
    return { id: this.#id, ...this.#summary, timings: [...this.#stages.values()] }
  }
}
