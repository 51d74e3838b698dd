import { Clock, Context, Effect, Layer } from "effect"

/** Tells a person how a run goes on, on stderr. */
export class Progress extends Context.Service<
  Progress,
  {
    /** @param resumed Documents that finished parts of an earlier, killed run already hold. */
    begin(documents: number, resumed: number): Effect.Effect<void>
    /** So many more documents are done, with so many code points computed. */
    advance(documents: number, characters: number): Effect.Effect<void>
    readonly end: Effect.Effect<void>
  }
>()("jianbao/runs/Progress") {
  /** One line that is drawn over on a terminal; a plain line now and then where there is none. */
  static readonly layer = Layer.effect(
    Progress,
    Effect.sync(() => (process.stderr.isTTY ? make(terminalLine, 200) : make(plainLine, 10_000)))
  )

  static readonly layerSilent = Layer.succeed(
    Progress,
    Progress.of({ begin: () => Effect.void, advance: () => Effect.void, end: Effect.void })
  )
}

/** Writes a state of affairs; `last` ends it. */
type Line = (text: string, last: boolean) => void

const terminalLine: Line = (text, last) => void process.stderr.write(`\r\u001b[K${text}${last ? "\n" : ""}`)
const plainLine: Line = (text) => void process.stderr.write(`${text}\n`)

const make = (line: Line, everyMilliseconds: number) => {
  let total = 0
  let done = 0
  let characters = 0
  let started = 0
  let shown = 0
  const show = (now: number, last: boolean) => {
    shown = now
    line(progressLine({ done, total, characters, seconds: (now - started) / 1000 }), last)
  }
  return Progress.of({
    begin: (documents, resumed) =>
      Effect.gen(function* () {
        total = documents
        started = yield* Clock.currentTimeMillis
        if (resumed > 0) plainLine(`${resumed} documents were finished by an earlier run that did not end`, true)
        if (total > 0) show(started, false)
      }),
    advance: (moreDocuments, moreCharacters) =>
      Effect.gen(function* () {
        done += moreDocuments
        characters += moreCharacters
        const now = yield* Clock.currentTimeMillis
        if (now - shown >= everyMilliseconds && done < total) show(now, false)
      }),
    end: Effect.gen(function* () {
      if (total > 0) show(yield* Clock.currentTimeMillis, true)
    })
  })
}

/** `12/40 documents · 30 % · 3,400 characters/s · 25 s left` */
export const progressLine = (state: { done: number; total: number; characters: number; seconds: number }): string => {
  const { done, total, characters, seconds } = state
  const parts = [`${done}/${total} documents`, `${Math.floor((100 * done) / Math.max(1, total))} %`]
  if (done > 0 && seconds > 0) parts.push(`${Math.round(characters / seconds).toLocaleString("en")} characters/s`)
  if (done > 0 && done < total) parts.push(`${duration((seconds / done) * (total - done))} left`)
  if (done === total) parts.push(duration(seconds))
  return parts.join(" · ")
}

/** Seconds as a person says them: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export const duration = (seconds: number): string => {
  const s = Math.round(seconds)
  if (s < 60) return seconds < 10 ? `${seconds.toFixed(1)} s` : `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`
}
