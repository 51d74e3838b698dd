import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { fsyncDirectory, renameDurably, writeFileDurably } from "./durable.ts"
import { decodeManifest, type Manifest } from "./manifest.ts"
import type { OutputDirectory } from "./output-directory.ts"
import { RUN_ID } from "./run-id.ts"
import { attempt, StoreError, UsageError } from "./store-error.ts"
import { TABLE_NAMES, tableFile } from "../tables/tables.ts"

/** Ids of the finished runs, oldest first. */
export const listRuns = (output: OutputDirectory): ReadonlyArray<string> => {
  if (!fs.existsSync(output.runs)) return []
  return fs
    .readdirSync(output.runs)
    .filter((name) => RUN_ID.test(name))
    .toSorted()
}

/** A run as far as it can be read. */
export interface FoundRun {
  readonly id: string
  /** Null where there is none that this program reads. */
  readonly manifest: Manifest | null
  /** What is broken: the manifest, or files of tables that are lost or cut off. Null: nothing that can be seen at a glance. */
  readonly problem: string | null
}

/** Looks at a run without reading its tables; `verify` takes their digests. */
export const lookAtRun = (output: OutputDirectory, id: string): Effect.Effect<FoundRun> =>
  readManifest(output.run(id)).pipe(
    Effect.map((manifest) => ({ id, manifest, problem: damageOf(output.run(id), manifest) })),
    Effect.catch(({ message }) => Effect.succeed({ id, manifest: null, problem: message.split("\n")[0]! }))
  )

/** All finished runs, oldest first, broken ones too. */
export const findRuns = (output: OutputDirectory) => Effect.forEach(listRuns(output), (id) => lookAtRun(output, id))

/** Tables that the manifest names and that are not there, or have another size. */
const damageOf = (directory: string, { outputs }: Manifest): string | null => {
  const damaged = TABLE_NAMES.flatMap((name) => {
    const wanted = outputs[name]?.bytes
    if (wanted === undefined) return []
    const file = tableFile(directory, name)
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size
    if (size === undefined) return [`${path.basename(file)} is missing`]
    return size === wanted ? [] : [`${path.basename(file)} has ${size} bytes instead of ${wanted}`]
  })
  return damaged.length === 0 ? null : damaged.join(", ")
}

/** Finds a run by id, by unique prefix, or as `latest` and `latest~N` (N runs before it). */
export const resolveRun = Effect.fnUntraced(function* (output: OutputDirectory, name: string) {
  const runs = listRuns(output)
  const back = /^latest(?:~(\d+))?$/.exec(name)
  const found =
    back === null ? runs.filter((id) => id.startsWith(name)) : runs.slice(-1 - Number(back[1] ?? 0)).slice(0, 1)
  if (back !== null && Number(back[1] ?? 0) >= runs.length) return yield* noSuchRun(output, name, runs)
  if (found.length === 1) return found[0]!
  if (found.length === 0) return yield* noSuchRun(output, name, runs)
  return yield* new UsageError({ message: `"${name}" could be any of ${found.join(", ")}; give more of the id` })
})

const noSuchRun = (output: OutputDirectory, name: string, runs: ReadonlyArray<string>) => {
  const has =
    runs.length === 0 ? "it has none yet: jianbao run DIRECTORY makes one" : `it has ${runs.slice(-5).join(", ")}`
  return new UsageError({ message: `${output.root} has no run "${name}"; ${has}` })
}

export const readManifest = Effect.fnUntraced(function* (directory: string) {
  const file = path.join(directory, "manifest.json")
  const text = yield* attempt(`cannot read ${file}`, () => fs.readFileSync(file, "utf8"))
  return yield* decodeManifest(text).pipe(
    Effect.mapError(
      (error) => new StoreError({ message: `${file} is not a manifest of this program: ${error.message}` })
    )
  )
})

/** Gives a finished run its name: manifest last, then one rename, then the `latest` pointer. */
export const commitRun = (output: OutputDirectory, manifest: Manifest) =>
  attempt(`cannot commit the run ${manifest.run}`, () => {
    const unfinished = output.unfinishedRun(manifest.run)
    writeFileDurably(path.join(unfinished, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
    fsyncDirectory(unfinished)
    renameDurably(unfinished, output.run(manifest.run))
    pointLatestAt(output, manifest.run)
  })

/** Lets `latest` name a run: a relative symlink, or a plain file holding the id where links are not to be had. */
export const pointLatestAt = (output: OutputDirectory, run: string): void => {
  const pointer = `${output.latest}.tmp`
  fs.rmSync(pointer, { force: true })
  try {
    fs.symlinkSync(path.join("runs", run), pointer)
  } catch {
    fs.writeFileSync(pointer, run)
  }
  renameDurably(pointer, output.latest)
}

/** Removes what a killed run left half made. Call it only under the lock. */
export const removeUnfinishedRuns = (output: OutputDirectory) =>
  attempt(`cannot clean up ${output.runs}`, () => {
    if (!fs.existsSync(output.runs)) return
    for (const name of fs.readdirSync(output.runs)) {
      if (name.startsWith(".unfinished-")) fs.rmSync(path.join(output.runs, name), { recursive: true, force: true })
    }
  })

/** Removes all parts: their rows are in a finished run now. */
export const removeParts = (output: OutputDirectory) =>
  attempt(`cannot remove ${output.parts}`, () => fs.rmSync(output.parts, { recursive: true, force: true }))
