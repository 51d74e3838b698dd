import * as fs from "node:fs"
import * as path from "node:path"
import { NodeServices } from "@effect/platform-node"
import { Effect, Fiber } from "effect"
import { expect, it } from "vitest"
import { watchAndRun } from "../../src/runs/watch.ts"
import { temporaryDirectory } from "./runs-in-process.ts"

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it("a watch runs at once, once more for changes during a run, once for a group of changes, and on after a failure", async () => {
  const directory = temporaryDirectory()
  const put = (name: string) => fs.writeFileSync(path.join(directory, name), "通航")
  const failures: Array<string> = []
  let runs = 0
  let running = 0
  const run = Effect.gen(function* () {
    runs++
    expect(++running).toBe(1)
    yield* Effect.sleep("1200 millis")
    running--
    if (runs === 2) return yield* Effect.fail("the second one fails")
  })
  const fiber = Effect.runFork(
    watchAndRun(directory, run, (error) => Effect.sync(() => failures.push(error))).pipe(
      Effect.provide(NodeServices.layer)
    )
  )
  const until = async (count: number) => {
    while (runs < count) await sleep(20)
    return runs
  }
  expect(await until(1)).toBe(1)
  await sleep(200)
  put("during.txt")
  expect(await until(2)).toBe(2)
  await sleep(1500)
  expect(failures).toEqual(["the second one fails"])
  for (const name of ["a.txt", "b.txt", "c.txt"]) put(name)
  expect(await until(3)).toBe(3)
  put("notes.md")
  await sleep(2500)
  expect(runs).toBe(3)
  await Effect.runPromise(Fiber.interrupt(fiber))
})
