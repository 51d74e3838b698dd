import { Schema } from "effect"
import { StageName } from "../domain/issue.ts"
import { pipeline } from "../pipeline.ts"
import type { DocumentRows } from "../stages/stage.ts"
import { Fingerprints } from "../store/part.ts"
import { TABLE_NAMES, type TableName } from "../tables/tables.ts"

/** Which stages documents go through: all of them in a run, or the first ones; one or some in a rerun. */
export const Course = Schema.Struct({
  fingerprints: Fingerprints,
  /** Whether cleaning begins with the bulletins, or with the texts that the parent run decoded. */
  begin: Schema.Literals(["bulletins", "tables"]),
  /** Rows of the stages before this one are taken from the parent run as they are. */
  from: StageName,
  /** Rows of the stages behind this one are left as the parent run has them. */
  upTo: StageName,
  /** The last stage that there will be rows of: those behind it have none, and no tables. */
  last: StageName,
  /** Whether `from` runs, and takes nothing from the parent run, even if its rows would come out the same. */
  force: Schema.Boolean
})
export type Course = typeof Course.Type

/** Place of a stage in the pipeline, from 0. */
export const position = (stage: StageName): number => StageName.literals.indexOf(stage)

export const isInCourse = (stage: StageName, { from, upTo }: Course): boolean =>
  position(from) <= position(stage) && position(stage) <= position(upTo)

/**
 * Whether a stage may take what it made in a run of these fingerprints. Whoever asks for a stage again does not want to
 * be handed what was there.
 */
export const madeAlike = (
  stage: StageName,
  before: Fingerprints | undefined,
  { fingerprints, force, from }: Course
): boolean => before?.[stage] === fingerprints[stage] && !(force && stage === from)

/** The stages up to one, in the order of the pipeline. */
export const stagesUpTo = (last: StageName): ReadonlyArray<StageName> => StageName.literals.slice(0, position(last) + 1)

/** The tables that a run has whose stages end with this one; each has the documents and the issues. */
export const tablesUpTo = (last: StageName): ReadonlyArray<TableName> => {
  const later = pipeline.filter(({ name }) => position(name) > position(last))
  const missing = new Set<string>(later.flatMap(({ writes }) => [...writes]))
  return TABLE_NAMES.filter((name) => !missing.has(name))
}

/** The tables that a course writes; the others stay the parent run's. */
export const tablesWritten = (course: Course): ReadonlyArray<TableName> => {
  const written = new Set<string>(["documents", "issues"])
  for (const stage of pipeline) if (isInCourse(stage.name, course)) for (const table of stage.writes) written.add(table)
  return TABLE_NAMES.filter((name) => written.has(name))
}

/**
 * The rows of a stage that must be had when it is not run: those that the course writes, those that one of its stages
 * reads, and the text, which is part of the document's own row.
 */
export const tablesNeeded = (stage: (typeof pipeline)[number], course: Course): ReadonlyArray<keyof DocumentRows> => {
  if (isInCourse(stage.name, course)) return stage.writes
  const read = new Set<string>(["text"])
  for (const later of pipeline) if (isInCourse(later.name, course)) for (const table of later.reads) read.add(table)
  return (stage.writes as ReadonlyArray<keyof DocumentRows>).filter((table) => read.has(table))
}
