import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { DateTime, Effect, Option, Schema } from "effect"
import { attempt, StoreError } from "./store-error.ts"
import type { OutputDirectory } from "./output-directory.ts"

/** Who works in an output directory. */
export const LockOwner = Schema.Struct({
  pid: Schema.Int,
  host: Schema.String,
  started: Schema.String
})
export type LockOwner = typeof LockOwner.Type

const decodeOwner = Schema.decodeUnknownOption(Schema.fromJsonString(LockOwner))

/** Who holds the lock, if anybody does. */
export const readLock = (output: OutputDirectory): Option.Option<LockOwner> => readOwner(output.lock)

const readOwner = (file: string): Option.Option<LockOwner> => {
  try {
    return decodeOwner(fs.readFileSync(file, "utf8"))
  } catch {
    return Option.none()
  }
}

/**
 * Whether the process that took the lock is gone. Of another host nothing can be known, so its lock counts as held.
 * A pid that is alive may be another program by now; refusing then is the safe mistake, and the message says what
 * to look at.
 */
export const isStale = (owner: LockOwner): boolean => {
  if (owner.host !== os.hostname()) return false
  try {
    process.kill(owner.pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH"
  }
}

/** Holds the output directory's lock until the scope closes. A lock whose process died is taken over. */
export const acquireLock = Effect.fn("acquireLock")(function* (output: OutputDirectory) {
  const now = yield* DateTime.now
  const owner: LockOwner = { pid: process.pid, host: os.hostname(), started: DateTime.formatIso(now) }
  yield* Effect.acquireRelease(take(output, owner), () =>
    Effect.sync(() => {
      fs.rmSync(output.lock, { force: true })
    })
  )
})

const take = Effect.fnUntraced(function* (output: OutputDirectory, owner: LockOwner) {
  yield* attempt(`cannot create ${output.root}`, () => fs.mkdirSync(output.root, { recursive: true }))
  // The content is complete before the name exists: a link fails if the name is taken, where a rename would not.
  const own = `${output.lock}.${owner.pid}`
  yield* attempt(`cannot write ${own}`, () => fs.writeFileSync(own, JSON.stringify(owner))).pipe(
    Effect.andThen(link(output, own)),
    Effect.ensuring(Effect.sync(() => fs.rmSync(own, { force: true })))
  )
  yield* attempt(`cannot clean up ${output.root}`, () => removeLeftovers(output))
})

/** Removes what processes left that were killed while they were taking the lock. */
const removeLeftovers = (output: OutputDirectory): void => {
  for (const name of fs.readdirSync(output.root)) {
    const pid = LEFTOVER.exec(name)?.[1]
    if (pid === undefined) continue
    const file = path.join(output.root, name)
    const nobody = { pid: Number(pid), host: os.hostname(), started: "" }
    if (isStale(Option.getOrElse(readOwner(file), () => nobody))) fs.rmSync(file, { force: true })
  }
}

const LEFTOVER = /^jianbao\.lock\.(\d+)(?:\.stale)?$/

const link = Effect.fnUntraced(function* (output: OutputDirectory, own: string) {
  for (let tries = 0; tries < 3; tries++) {
    if (yield* attempt(`cannot lock ${output.root}`, () => linkUnlessExists(own, output.lock))) return
    const holder = readLock(output)
    if (Option.isSome(holder) && !isStale(holder.value)) return yield* heldBy(output, holder.value)
    yield* attempt(`cannot remove the stale lock ${output.lock}`, () => moveAwayIfStale(output.lock, own))
  }
  return yield* new StoreError({ message: `${output.lock} could not be taken: another process keeps taking it` })
})

const linkUnlessExists = (from: string, to: string): boolean => {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  }
}

/** Removes the lock, unless somebody else replaced it between the reading and the removal: then it is put back. */
const moveAwayIfStale = (lock: string, own: string): void => {
  const away = `${own}.stale`
  try {
    fs.renameSync(lock, away)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return
    throw error
  }
  const moved = Option.filter(decodeOwner(fs.readFileSync(away, "utf8")), (owner) => !isStale(owner))
  if (Option.isSome(moved)) linkUnlessExists(away, lock)
  fs.rmSync(away, { force: true })
}

const heldBy = (output: OutputDirectory, owner: LockOwner) =>
  new StoreError({
    message:
      `${output.root} is in use by process ${owner.pid} on ${owner.host} since ${owner.started}. ` +
      `Wait for it, or use another --out; if that process is gone, remove ${output.lock}`
  })
