import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import type { OutputDirectory } from "./output-directory.ts"
import { isPinned } from "./pins.ts"
import { type FoundRun, listRuns, pointLatestAt } from "./runs.ts"
import { attempt } from "./store-error.ts"

/** What a collection removes, oldest first, and how many bytes it frees. */
export interface Garbage {
  readonly runs: ReadonlyArray<string>
  readonly kept: ReadonlyArray<string>
  /** Of those kept, the broken ones that are not pinned: too young to go, and counted for nothing. */
  readonly broken: ReadonlyArray<Pick<FoundRun, "id" | "problem">>
  readonly freed: number
}

/**
 * The runs that go when the newest `keep` and the pinned ones stay. A broken run goes with those of its age, but does
 * not count: else a sound one would go in its place. Files that a kept run links to free nothing.
 *
 * @param runs Oldest first.
 */
export const findGarbage = (
  output: OutputDirectory,
  runs: ReadonlyArray<Pick<FoundRun, "id" | "problem">>,
  keep: number
): Garbage => {
  const sound = runs.filter(({ problem }) => problem === null)
  const oldest = sound.at(-keep)?.id ?? ""
  const isKept = ({ id }: { readonly id: string }) => id >= oldest || isPinned(output, id)
  const kept = runs.filter(isKept).map(({ id }) => id)
  const gone = runs.filter((run) => !isKept(run)).map(({ id }) => id)
  const broken = runs.filter(({ id, problem }) => problem !== null && id >= oldest && !isPinned(output, id))
  const stay = filesOf(output, kept)
  const go = filesOf(output, gone)
  const freed = [...go].reduce((sum, [inode, bytes]) => sum + (stay.has(inode) ? 0 : bytes), 0)
  return { runs: gone, kept, broken: broken.map(({ id, problem }) => ({ id, problem })), freed }
}

/** Removes runs. Each vanishes by one rename first, so that no reader finds half of one. Call it under the lock. */
export const removeRuns = Effect.fn("removeRuns")(function* (output: OutputDirectory, runs: ReadonlyArray<string>) {
  // A run that was killed right after its commit left the pointer at the run before, which may go now.
  const newest = listRuns(output).at(-1)
  if (newest !== undefined) yield* attempt(`cannot write ${output.latest}`, () => pointLatestAt(output, newest))
  for (const run of runs) {
    yield* attempt(`cannot remove the run ${run}`, () => {
      const leaving = output.unfinishedRun(run)
      fs.renameSync(output.run(run), leaving)
      fs.rmSync(leaving, { recursive: true, force: true })
    })
  }
})

/** Bytes on the disk of all runs, linked files counted once. */
export const diskUse = (output: OutputDirectory, runs: ReadonlyArray<string>): number =>
  [...filesOf(output, runs).values()].reduce((sum, bytes) => sum + bytes, 0)

/** Inode to size of the files of runs. */
const filesOf = (output: OutputDirectory, runs: ReadonlyArray<string>): ReadonlyMap<bigint, number> => {
  const files = new Map<bigint, number>()
  for (const run of runs) {
    for (const name of fs.readdirSync(output.run(run))) {
      const { ino, size } = fs.statSync(path.join(output.run(run), name), { bigint: true })
      files.set(ino, Number(size))
    }
  }
  return files
}
