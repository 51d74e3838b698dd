import { Cause, Exit, Schema } from "effect"
import type { Runtime } from "effect"

/** What the exit codes of the program mean. */
export const EXIT_CODE = {
  done: 0,
  /** The command's own "no": different, broken. */
  no: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Done, but some documents were quarantined. */
  quarantined: 3,
  failed: 4,
  interrupted: 130
} as const

/** Ends a command that has said all it has to say with an exit code of its own. */
export class ExitWith extends Schema.TaggedError<ExitWith>()("ExitWith", {
  code: Schema.Int
}) {}

/** An error as it comes out of a command; a defect has no tag. */
interface Failure {
  readonly _tag?: string
  readonly reason?: string
  readonly message?: string
}

/** Turns the end of a command into an exit code; what went wrong is told on stderr. */
export const teardown: Runtime.Teardown = (exit, end) => {
  const onExit = afterOutput(end)
  if (Exit.isSuccess(exit)) return onExit(EXIT_CODE.done)
  if (Cause.hasInterruptsOnly(exit.cause)) {
    process.stderr.write("\ninterrupted: nothing is broken; run again to go on from the finished parts\n")
    return onExit(EXIT_CODE.interrupted)
  }
  const error = Cause.squash(exit.cause) as Failure
  if (error instanceof ExitWith) return onExit(error.code)
  if (error._tag === undefined) {
    process.stderr.write(`jianbao: a fault of the program; please report it:\n${Cause.pretty(exit.cause)}\n`)
    return onExit(EXIT_CODE.failed)
  }
  if (isUsageError(error)) {
    if (error._tag !== "ShowHelp") process.stderr.write(`jianbao: ${error.message}\n`)
    return onExit(EXIT_CODE.usage)
  }
  process.stderr.write(`jianbao: ${error.message}\n`)
  return onExit(EXIT_CODE.failed)
}

/** What goes into a pipe may still wait there for its reader; ending the process at once would cut it off. */
const afterOutput =
  (end: (code: number) => void) =>
  (code: number): void => {
    if (process.stdout.writableLength === 0) end(code)
    else process.stdout.write("", () => end(code))
  }

const USAGE_ERRORS = new Set(["ConfigurationError", "NothingSelected", "ShowHelp", "UsageError"])
/** Of a model: the configuration does not say which, or asks for what it cannot do. */
const USAGE_REASONS = new Set(["unfit", "unpinned"])

const isUsageError = ({ _tag, reason }: Failure): boolean =>
  _tag === "ModelError" ? USAGE_REASONS.has(reason ?? "") : USAGE_ERRORS.has(_tag ?? "")
