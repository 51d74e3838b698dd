import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { acquireLock } from "../../src/store/lock.ts"
import { OutputDirectory } from "../../src/store/output-directory.ts"

const temporary = Effect.acquireRelease(
  Effect.sync(() => new OutputDirectory(fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-lock-")))),
  (output) => Effect.sync(() => fs.rmSync(output.root, { recursive: true, force: true }))
)

const leave = (output: OutputDirectory, pid: number, host = os.hostname()) =>
  fs.writeFileSync(output.lock, JSON.stringify({ pid, host, started: "2026-01-01T00:00:00.000Z" }))

/** A pid that no process has: the largest that Linux gives is 2^22. */
const NOBODY = 2 ** 22 + 1

describe("the lock of an output directory", () => {
  it.effect("is held until the scope closes", () =>
    Effect.gen(function* () {
      const output = yield* temporary
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* acquireLock(output)
          expect(fs.existsSync(output.lock)).toBe(true)
        })
      )
      expect(fs.readdirSync(output.root)).toEqual([])
    })
  )

  it.effect("is refused while its process lives, and the message says whose it is", () =>
    Effect.gen(function* () {
      const output = yield* temporary
      leave(output, process.pid)
      const exit = yield* Effect.exit(Effect.scoped(acquireLock(output)))
      expect(Exit.isFailure(exit)).toBe(true)
      expect(String(exit)).toContain(`process ${process.pid}`)
      expect(fs.readdirSync(output.root)).toEqual([path.basename(output.lock)])
    })
  )

  it.effect("is taken over from a process that died", () =>
    Effect.gen(function* () {
      const output = yield* temporary
      leave(output, NOBODY)
      yield* acquireLock(output)
      expect(JSON.parse(fs.readFileSync(output.lock, "utf8"))).toMatchObject({ pid: process.pid })
    })
  )

  it.effect("of another host counts as held: nothing is known of its process", () =>
    Effect.gen(function* () {
      const output = yield* temporary
      leave(output, NOBODY, "elsewhere")
      expect(Exit.isFailure(yield* Effect.exit(Effect.scoped(acquireLock(output))))).toBe(true)
    })
  )
})
