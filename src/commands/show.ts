import { distance } from "fastest-levenshtein"
import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { plainDress, readingView, terminalDress } from "../report/reading-view.ts"
import { resolveRun } from "../store/runs.ts"
import { attemptPromise, StoreError } from "../store/store-error.ts"
import { storedDocument, type StoredDocument } from "../store/stored-document.ts"
import { TableSetReader } from "../tables/table-set.ts"
import { json, out } from "./flags.ts"

/** `jianbao show DOCUMENT`: the cleaned article as a person would read it. */
export const show = Command.make(
  "show",
  {
    document: Argument.String("document").pipe(
      Argument.withDescription("Document id: the path below the input, without .txt")
    ),
    run: Flag.String("run").pipe(
      Flag.withDescription("Run: id, unique prefix, latest, latest~1"),
      Flag.withDefault("latest")
    ),
    out,
    json
  },
  Effect.fn("show")(function* ({ document, run, out: output, json }) {
    const id = yield* resolveRun(output, run)
    const found = yield* attemptPromise(`cannot read the run ${id}`, () => findDocument(output.run(id), document))
    if ("ids" in found) return yield* noSuchDocument(document, id, found.ids)
    if (json) return yield* Console.log(JSON.stringify(withoutVectors(found)))
    const colours = process.stdout.isTTY && process.env["NO_COLOR"] === undefined
    const dress = colours ? terminalDress : plainDress
    yield* Console.log(readingView(found, dress))
    if (colours) {
      const { PER, LOC, ORG } = dress.entity
      yield* Console.error(
        `\n${PER("people")} · ${LOC("places")} · ${ORG("organisations")} · ${dress.quiet(`run ${id}`)}`
      )
    }
  })
).pipe(Command.withDescription("Show a document as a person would read it: headline first, names coloured"))

const findDocument = async (
  directory: string,
  wanted: string
): Promise<StoredDocument | { readonly ids: ReadonlyArray<string> }> => {
  const tables = await TableSetReader.open(directory)
  try {
    const ids: Array<string> = []
    for await (const document of tables.readers.documents.rows()) {
      ids.push(document.document_id)
      if (document.document_id === wanted || document.source_path === wanted)
        return await storedDocument(tables, document)
    }
    return { ids }
  } finally {
    await tables.close()
  }
}

const noSuchDocument = (wanted: string, run: string, ids: ReadonlyArray<string>) => {
  const nearest = ids.toSorted((a, b) => distance(wanted, a) - distance(wanted, b)).slice(0, 3)
  return new StoreError({ message: `run ${run} has no document "${wanted}"; nearest: ${nearest.join(", ")}` })
}

const withoutVectors = ({ embeddings: _embeddings, ...rest }: StoredDocument) => rest
