import { Console, Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { editsView, plainEdits, terminalEdits } from "../report/edits-view.ts"
import { plainDress, readingView, terminalDress } from "../report/reading-view.ts"
import { resolveRun } from "../store/runs.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import { findDocument } from "./find-document.ts"
import { json, out, runFlag } from "./flags.ts"

/** Columns of an output that is no terminal. */
const COLUMNS = 80

/** `jianbao show DOCUMENT`: the cleaned article as a person would read it, or what cleaning did to it. */
export const show = Command.make(
  "show",
  {
    document: Argument.String("document").pipe(
      Argument.withDescription("Document id: the path below the input, without .txt")
    ),
    edits: Flag.Boolean("edits").pipe(
      Flag.withDescription("What cleaning changed and by which rule, raw beside clean"),
      Flag.withDefault(false)
    ),
    run: runFlag,
    out,
    json
  },
  Effect.fn("show")(function* ({ document, edits, run, out: output, json }) {
    const id = yield* resolveRun(output, run)
    const found = yield* findDocument(output, id, document)
    if (json) return yield* Console.log(JSON.stringify(withoutVectors(found)))
    const colours = process.stdout.isTTY && process.env["NO_COLOR"] === undefined
    if (edits) {
      const columns = process.stdout.columns ?? COLUMNS
      return yield* Console.log(editsView(found, colours ? terminalEdits : plainEdits, columns))
    }
    const dress = colours ? terminalDress : plainDress
    yield* Console.log(readingView(found, dress))
    if (colours && found.document.entities_key !== "") {
      const { PER, LOC, ORG } = dress.entity
      yield* Console.error(
        `\n${PER("people")} · ${LOC("places")} · ${ORG("organisations")} · ${dress.quiet(`run ${id}`)}`
      )
    }
  })
).pipe(
  Command.withDescription("Show a document as a person would read it (headline first, names coloured), or its edits")
)

const withoutVectors = ({ embeddings: _embeddings, ...rest }: StoredDocument) => rest
