import { Cause, Clock, Effect, Exit } from "effect"
import { codePointLength } from "../domain/code-points.ts"
import type { Document } from "../domain/document.ts"
import type { Issue, StageName } from "../domain/issue.ts"
import { pipeline, type PipelineServices } from "../pipeline.ts"
import { Quarantine, type DocumentRows, type NewIssue } from "../stages/stage.ts"
import type { Input } from "../store/inputs.ts"
import { documentRow, quarantinedRow } from "./document-row.ts"
import type { PreviousDocument } from "./previous-document.ts"
import { isInCourse, madeAlike, position, tablesNeeded, type Course } from "./course.ts"
import { cleanKey, stageKey } from "./stage-key.ts"
import { asStored } from "./stored-precision.ts"

/** What a stage did for one document. */
export interface StageTrace {
  readonly stage: StageName
  readonly reused: boolean
  /** Its rows were left as they are although what they were made from has changed. */
  readonly stale: boolean
  readonly milliseconds: number
  readonly rows: number
  /** Sentences that the stage looked at; 0 for a stage that does not go by sentences, and for one that was not run. */
  readonly sentences: number
}

/** All rows of one document, ready for its tables. */
export interface ComputedDocument {
  readonly document: Document
  readonly rows: Omit<DocumentRows, "bulletin" | "text">
  readonly issues: ReadonlyArray<Issue>
  readonly trace: ReadonlyArray<StageTrace>
  /** Code points of the raw text. */
  readonly characters: number
}

/** A stage as the loop sees it: rows in, further rows out. */
type RunStage = (
  rows: DocumentRows,
  previous?: DocumentRows
) => Effect.Effect<
  {
    readonly rows: Partial<DocumentRows>
    readonly issues: ReadonlyArray<NewIssue>
    readonly sentences?: number
  },
  Quarantine,
  PipelineServices
>

type PipelineStage = (typeof pipeline)[number]

/**
 * Takes one bulletin through the stages. A stage whose key is the one that the parent run recorded is not run: its
 * rows are there already, so a change that leaves a stage's rows as they were stops there.
 *
 * A document that cannot be used, or that a stage fails on, becomes a quarantined row with an issue that says why;
 * nothing it does can stop the others.
 *
 * @param bytes The bulletin, or why it cannot be had; null when the course does not begin with it.
 */
export const computeDocument = Effect.fn("computeDocument")(function* (
  input: Input,
  bytes: Uint8Array | Quarantine | null,
  previous: PreviousDocument | undefined,
  course: Course
) {
  if (bytes instanceof Quarantine) {
    const key = input.problem === null ? "" : cleanKey(course.fingerprints.clean, input)
    return quarantined(input, "clean", bytes, key, [])
  }
  const bulletin =
    bytes === null ? yield* Effect.promise(() => previous!.bulletin()) : { document_id: input.document_id, bytes }
  const state: DocumentState = { rows: { bulletin }, keys: {}, issues: [], trace: [], staleTables: new Set() }
  for (const stage of pipeline.slice(0, position(course.last) + 1)) {
    const failure = yield* takeThrough(stage, state, input, previous, course)
    if (failure !== undefined) return quarantined(input, stage.name, failure.quarantine, failure.key, state.trace)
  }
  const rows = state.rows as DocumentRows
  return {
    document: documentRow(input, rows, state.keys, state.issues.length, previous?.summary),
    rows,
    issues: state.issues.map((issue, i) => ({ ...issue, issue: i })),
    trace: state.trace,
    characters: codePointLength(rows.text.raw_text)
  } satisfies ComputedDocument
})

/** How far a document has come. */
interface DocumentState {
  rows: Partial<DocumentRows>
  readonly keys: Partial<Record<StageName, string>>
  readonly issues: Array<NewIssue & { readonly stage: StageName }>
  readonly trace: Array<StageTrace>
  /** Tables left as they are although what they were made from has changed. */
  readonly staleTables: Set<keyof DocumentRows>
}

/** Gives the document the rows of one stage: from the parent run where they would be the same, else by running it. */
const takeThrough = Effect.fnUntraced(function* (
  stage: PipelineStage,
  state: DocumentState,
  input: Input,
  previous: PreviousDocument | undefined,
  course: Course
) {
  const { name } = stage
  const start = yield* Clock.currentTimeMillis
  const recorded = previous?.summary[`${name}_key`]
  const outside = !isInCourse(name, course)
  const key =
    name === "clean"
      ? cleanKey(course.fingerprints.clean, input, course.begin)
      : outside
        ? recorded!
        : stageKey(course.fingerprints[name], state.rows, stage.reads)
  const reused = outside || (key === recorded && !(course.force && name === course.from))
  const stale = position(name) > position(course.upTo) && isStale(stage, state, previous!)
  if (stale) for (const table of stage.writes) state.staleTables.add(table)
  let sentences = 0
  if (reused) {
    const tables = tablesNeeded(stage, course)
    state.rows = { ...state.rows, ...(yield* Effect.promise(() => previous!.rows(tables))) }
    state.issues.push(...signed(yield* Effect.promise(() => previous!.issuesOf(name)), name))
  } else {
    const exit = yield* runStage(stage, state.rows, previous, course)
    if (Exit.isFailure(exit)) {
      if (Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt
      const quarantine = quarantineOf(exit.cause)
      return { quarantine, key: quarantine.code === "stage_failed" ? "" : key }
    }
    state.rows = { ...state.rows, ...asStored(exit.value.rows) }
    state.issues.push(...signed(exit.value.issues, name))
    sentences = exit.value.sentences ?? 0
  }
  state.keys[name] = outside ? recorded! : key
  const milliseconds = (yield* Clock.currentTimeMillis) - start
  state.trace.push({ stage: name, reused, stale, milliseconds, rows: rowCount(state.rows, stage.writes), sentences })
  return undefined
})

/** Runs a stage. A defect in one document must not cost the night's run: it is an exit like any other failure. */
const runStage = Effect.fnUntraced(function* (
  stage: PipelineStage,
  rows: Partial<DocumentRows>,
  previous: PreviousDocument | undefined,
  course: Course
) {
  const run: RunStage = stage.run
  const unchanged = madeAlike(stage.name, previous?.fingerprints, course) ? previous : undefined
  const earlier = unchanged && (yield* Effect.promise(() => unchanged.rows([...stage.reads, ...stage.writes])))
  return yield* Effect.exit(run(rows as DocumentRows, earlier as DocumentRows | undefined))
})

/** True when rows that are left as they are were made from other rows than those that the document has now. */
const isStale = (stage: PipelineStage, { rows, staleTables }: DocumentState, previous: PreviousDocument): boolean => {
  if (stage.reads.some((table) => staleTables.has(table))) return true
  // What the course neither wrote nor read is as it was.
  if (stage.reads.some((table) => rows[table] === undefined)) return false
  return stageKey(previous.fingerprints[stage.name], rows, stage.reads) !== previous.summary[`${stage.name}_key`]
}

const rowCount = (rows: Partial<DocumentRows>, tables: ReadonlyArray<keyof DocumentRows>): number =>
  tables.reduce((sum, table) => {
    const written = rows[table]
    return sum + (Array.isArray(written) ? written.length : 1)
  }, 0)

const signed = (issues: ReadonlyArray<NewIssue>, stage: StageName) => issues.map((issue) => ({ ...issue, stage }))

const NO_ROWS = { articles: [], paragraphs: [], edits: [], sentences: [], tokens: [], entities: [], embeddings: [] }

const quarantined = (
  input: Input,
  stage: StageName,
  { code, message }: Quarantine,
  clean_key: string,
  trace: ReadonlyArray<StageTrace>
): ComputedDocument => ({
  document: quarantinedRow(input, clean_key),
  rows: NO_ROWS,
  issues: [{ issue: 0, stage, code, severity: "error", message, raw_start: null, raw_end: null }],
  trace,
  characters: 0
})

const quarantineOf = (cause: Cause.Cause<Quarantine>): Quarantine => {
  const error = Cause.squash(cause)
  if (error instanceof Quarantine) return error
  return new Quarantine({
    code: "stage_failed",
    message: `this is a fault of the program, not of the bulletin; please report it with the file: ${Cause.pretty(cause)}`
  })
}
