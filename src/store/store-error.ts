import { Effect, Schema } from "effect"

/** The output directory could not be read or written. The message says what was tried, where, and what to do next. */
export class StoreError extends Schema.TaggedError<StoreError>()("StoreError", {
  message: Schema.String
}) {}

/** What a person asked for is not there, or cannot be had in this way. The message says what there is instead. */
export class UsageError extends Schema.TaggedError<UsageError>()("UsageError", {
  message: Schema.String
}) {}

/** What to do about the errors of the operating system that people meet. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: free some space (jianbao gc removes old runs) and run again; finished parts are kept",
  EDQUOT: "the disk quota is used up: free some space and run again; finished parts are kept",
  EACCES: "permission denied: choose another directory with --out, or change its permissions",
  EPERM: "not permitted: choose another directory with --out, or change its permissions",
  EROFS: "the file system is read-only: choose another directory with --out",
  ENOENT: "it does not exist",
  EMFILE: "too many open files: raise the limit (ulimit -n) or use fewer workers"
}

/** Runs a synchronous piece of input or output; a failure becomes a `StoreError` that says what was being done. */
export const attempt = <A>(doing: string, run: () => A): Effect.Effect<A, StoreError> =>
  Effect.try({ try: run, catch: (cause) => storeError(doing, cause) })

/** The same for a promise; the signal is given when the effect is interrupted. */
export const attemptPromise = <A>(
  doing: string,
  run: (signal: AbortSignal) => Promise<A>
): Effect.Effect<A, StoreError> => Effect.tryPromise({ try: run, catch: (cause) => storeError(doing, cause) })

const storeError = (doing: string, cause: unknown): StoreError => {
  const error = cause as NodeJS.ErrnoException
  const advice = error.code === undefined ? undefined : ADVICE[error.code]
  return new StoreError({ message: `${doing}: ${advice ?? error.message}` })
}
