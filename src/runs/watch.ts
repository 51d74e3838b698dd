import { Effect, FileSystem, Stream } from "effect"
import { StoreError } from "../store/store-error.ts"

/** A change settles for this long before a run begins: files come in groups, and large ones in pieces. */
const SETTLE = "500 millis"

/**
 * Runs once now and again after each change below the input directory, one run at a time; changes during a run lead to
 * one more run. A run that fails is reported and the watch goes on: the next change may mend it.
 */
export const watchAndRun = Effect.fn("watchAndRun")(function* <E, R>(
  directory: string,
  run: Effect.Effect<void, E, R>,
  report: (error: E) => Effect.Effect<void>
) {
  const fs = yield* FileSystem.FileSystem
  const once = run.pipe(Effect.catch(report))
  yield* fs.watch(directory, { recursive: true }).pipe(
    Stream.mapError((error) => new StoreError({ message: `cannot watch ${directory}: ${error.message}` })),
    Stream.filter((event) => event.path.toLowerCase().endsWith(".txt")),
    Stream.debounce(SETTLE),
    Stream.map(() => undefined),
    (changes) => Stream.concat(Stream.succeed(undefined), changes),
    // Behind the first element: so the watch begins before the first run ends, and misses nothing during it.
    Stream.buffer({ capacity: 1, strategy: "sliding" }),
    Stream.runForEach(() => once)
  )
})
