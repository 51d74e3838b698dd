import { Console, Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { rowOrigins } from "../runs/row-origin.ts"
import { provenanceView } from "../report/provenance-view.ts"
import { resolveRun } from "../store/runs.ts"
import { UsageError } from "../store/store-error.ts"
import type { StageName } from "../domain/issue.ts"
import { findDocument } from "./find-document.ts"
import { json, out, runFlag } from "./flags.ts"

/** `jianbao explain DOCUMENT`: where its rows came from, and why they were or were not reused. */
export const explain = Command.make(
  "explain",
  {
    document: Argument.String("document").pipe(Argument.withDescription("Document id")),
    sentence: Flag.Int("sentence").pipe(Flag.withDescription("One of its sentences, by ordinal"), Flag.optional),
    entity: Flag.Int("entity").pipe(Flag.withDescription("One of its entities, by ordinal"), Flag.optional),
    run: runFlag,
    out,
    json
  },
  Effect.fn("explain")(function* ({ document, sentence, entity, run, out: output, json }) {
    const id = yield* resolveRun(output, run)
    const stored = yield* findDocument(output, id, document)
    const origins = yield* rowOrigins(output, id, stored.document.document_id)
    const isLeftOut = (stage: StageName) => origins.some((o) => o.stage === stage && o.because.reason === "left out")
    for (const [what, ordinal, stage] of [
      ["sentence", sentence, "segment"],
      ["entity", entity, "entities"]
    ] as const) {
      if (Option.isNone(ordinal)) continue
      if (isLeftOut(stage)) return yield* leftOut(what, stage, id)
      yield* mustExist(what, ordinal.value, stored[what === "sentence" ? "sentences" : "entities"].length)
    }
    const question = {
      ...(Option.isSome(sentence) ? { sentence: sentence.value } : {}),
      ...(Option.isSome(entity) ? { entity: entity.value } : {})
    }
    if (!json) return yield* Console.log(provenanceView(stored, question, origins))
    const { raw_text: _raw, clean_text: _clean, ...summary } = stored.document
    yield* Console.log(
      JSON.stringify({
        run: id,
        document: summary,
        quarantined: stored.issues.find(({ severity }) => severity === "error")?.message ?? null,
        sentence: Option.isSome(sentence) ? stored.sentences[sentence.value] : null,
        entity: Option.isSome(entity) ? stored.entities[entity.value] : null,
        origins
      })
    )
  })
).pipe(Command.withDescription("Where a row came from, and why it was or was not reused"))

const leftOut = (what: string, stage: StageName, run: string) =>
  new UsageError({
    message: `run ${run} stopped ahead of ${stage}, so no ${what} is in it; jianbao run goes on from it`
  })

const mustExist = (what: string, ordinal: number, count: number) =>
  ordinal >= 0 && ordinal < count
    ? Effect.void
    : new UsageError({ message: `there is no ${what} ${ordinal}; the document has ${count}, counted from 0` })
