import { StageName } from "../domain/issue.ts"
import type { Manifest, StageManifests } from "../store/manifest.ts"
import { pipeline } from "../pipeline.ts"
import { movements, type Movement } from "./movement.ts"
import type { ParentRun, Plan } from "./plan.ts"

/** What a run would do in one stage. */
export interface StageForecast {
  readonly stage: StageName
  /** Documents that will be computed. */
  readonly computed: number
  /** Documents that will be computed only if an earlier stage's rows of them come out otherwise than before. */
  readonly perhaps: number
  readonly reused: number
  readonly moved: ReadonlyArray<Movement>
  /** Milliseconds that the documents to be computed should take on one worker; null when nothing is known. */
  readonly milliseconds: number | null
}

/** What a run would do, by each of its stages, and why. `characters` gives the length of a document's raw text. */
export const forecast = (
  plan: Plan,
  stages: StageManifests,
  parent: (ParentRun & { readonly manifest: Manifest }) | undefined,
  characters: (documentId: string) => number
): ReadonlyArray<StageForecast> => {
  const isNew = new Set([...plan.changes.added, ...plan.changes.changed])
  const fresh = plan.work.filter(({ input, previous }) => previous === null || isNew.has(input.document_id))
  const renamed = plan.work.filter(({ input, previous }) => previous !== null && previous !== input.document_id)
  const others = plan.work.filter(
    ({ input, previous }) => previous === input.document_id && !isNew.has(input.document_id)
  )
  const touched = new Set<string>()
  const wanted = pipeline.filter(({ name }) => stages[name] !== undefined)
  return wanted.map((stage) => {
    const { name } = stage
    const before = parent?.manifest.stages[name]
    const settled = parent !== undefined && parent.fingerprints[name] === stages[name]?.fingerprint
    const found = before === undefined ? [NOT_MADE_BEFORE] : explained(movements(before, stages[name]), settled)
    const moved = parent === undefined ? [] : found
    const maybe = settled && stage.reads.some((table) => touched.has(table))
    // A new name is part of what cleaning reads, so a renamed bulletin is cleaned again; seldom does more follow.
    const cleanedAgain = name === "clean" || !settled ? renamed : []
    const computed = [...fresh, ...cleanedAgain, ...(settled || parent === undefined ? [] : others)]
    const perhaps = (maybe ? others.length : 0) + (name !== "clean" && settled ? renamed.length : 0)
    if (computed.length > fresh.length || maybe) for (const table of stage.writes) touched.add(table)
    const rate = parent?.manifest.rates[name] ?? null
    const length = computed.reduce((sum, { input }) => sum + characters(input.document_id), 0)
    return {
      stage: name,
      computed: computed.length,
      perhaps,
      reused: plan.documents.length - computed.length - perhaps,
      moved,
      milliseconds: rate === null ? null : (rate * length) / 1000
    }
  })
}

/** The parent run stopped ahead of the stage. */
const NOT_MADE_BEFORE: Movement = { what: "rows", name: "not made before", before: null, now: null }

/** A stage may have to be looked at again although its fingerprint is the same: then that is what moved. */
const explained = (moved: ReadonlyArray<Movement>, settled: boolean): ReadonlyArray<Movement> =>
  moved.length > 0 || settled ? moved : [{ what: "rows", name: "left by a rerun", before: null, now: null }]
