import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import type { Configuration } from "../../src/configuration/configuration.ts"
import { StageName } from "../../src/domain/issue.ts"
import { rerun, run, SMALL_PARTS, tablesOf, temporaryDirectory } from "./runs-in-process.ts"
import { SENTENCE_COUNT, smallBulletin } from "./small-bulletins.ts"

// Neither the program nor the models change while they are tested. Reading them is half the time of a small run.
vi.mock(import("../../src/store/code-closure.ts"), async (original) => {
  const { codeClosure } = await original()
  const known = new Map<string, ReturnType<typeof codeClosure>>()
  return { codeClosure: (entry, root) => known.get(entry) ?? known.set(entry, codeClosure(entry, root)).get(entry)! }
})
vi.mock(import("../../src/models/library/bundled.ts"), async (original) => {
  const module = await original()
  const known = new Map<string, ReturnType<typeof module.bundledModel>>()
  const bundledModel: typeof module.bundledModel = (folder, root) =>
    known.get(folder) ??
    known.set(folder, Effect.runSync(Effect.cached(module.bundledModel(folder, root)))).get(folder)!
  return { ...module, bundledModel }
})

/** What can happen to an archive between two runs. Numbers pick a bulletin, a place or a name, modulo how many there are. */
type Event =
  | { readonly does: "add"; readonly name: number; readonly text: string }
  | { readonly does: "change"; readonly which: number; readonly at: number; readonly to: string }
  | { readonly does: "rename" | "copy"; readonly which: number; readonly name: number }
  | { readonly does: "swap"; readonly which: number; readonly other: number }
  | { readonly does: "delete" | "empty"; readonly which: number }
  | { readonly does: "configure"; readonly clean: Configuration["clean"] }
  | { readonly does: "rerun"; readonly stage: StageName; readonly only: boolean; readonly some: boolean }
  /** `jianbao run --stages …` */
  | { readonly does: "run first stages"; readonly last: StageName }
  /** A run is killed when it has committed so many parts. */
  | { readonly does: "kill"; readonly parts: number }

/** Two hold a date, which cleaning reads where the text has none. */
const NAMES = ["a", "c/a", "c/2026-10-17", "2026-10-18", "𠮷", "z"]
/** A part for each document: then a killed run leaves some, whatever there was to do. */
const BEGINNING: Configuration = { ...SMALL_PARTS, run: { workers: 1, partDocuments: 1 } }
const CLEAN = [
  SMALL_PARTS.clean,
  { ...SMALL_PARTS.clean, reviewBelow: 0.99 },
  { ...SMALL_PARTS.clean, maxFileBytes: 300 }
]

const text = fc
  .tuple(fc.nat(40), fc.array(fc.nat(SENTENCE_COUNT - 1), { minLength: 1, maxLength: 3 }))
  .map(([number, sentences]) => smallBulletin(number, sentences))
const which = fc.nat(10)
const name = fc.nat(NAMES.length - 1)

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ does: fc.constant("add" as const), name, text }),
  fc.record({
    does: fc.constant("change" as const),
    which,
    at: fc.nat(200),
    to: fc.constantFrom("山", "。", " ", "7", "")
  }),
  fc.record({ does: fc.constantFrom("rename" as const, "copy" as const), which, name }),
  fc.record({ does: fc.constant("swap" as const), which, other: which }),
  fc.record({ does: fc.constantFrom("delete" as const, "empty" as const), which }),
  fc.record({ does: fc.constant("configure" as const), clean: fc.constantFrom(...CLEAN) }),
  fc.record({
    does: fc.constant("rerun" as const),
    stage: fc.constantFrom(...StageName.literals),
    only: fc.boolean(),
    some: fc.boolean()
  }),
  fc.record({ does: fc.constant("run first stages" as const), last: fc.constantFrom(...StageName.literals) }),
  fc.record({ does: fc.constant("kill" as const), parts: fc.nat(3) })
)

const history = fc.record({
  first: fc.array(fc.record({ name, text }), { minLength: 1, maxLength: 3 }),
  /** What happens before each of the runs that follow. */
  steps: fc.array(fc.array(event, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
})

/** An archive on the disk, an output directory that grows run by run, and one fresh run after another beside it. */
class Archive {
  readonly #directory = fs.mkdtempSync(path.join(home, "history-"))
  readonly input = path.join(this.#directory, "input")
  readonly #out = path.join(this.#directory, "out")
  #configuration = BEGINNING

  async happen(event: Event): Promise<void> {
    const names = this.#names()
    const pick = (which: number): string => this.#file(names[which % names.length]!)
    switch (event.does) {
      case "add":
        return this.add(event.name, event.text)
      case "change": {
        const characters = [...fs.readFileSync(pick(event.which), "utf8")]
        if (characters.length > 0) characters[event.at % characters.length] = event.to
        return fs.writeFileSync(pick(event.which), characters.join(""))
      }
      case "rename":
        return this.#withDirectory(NAMES[event.name]!, (to) => fs.renameSync(pick(event.which), to))
      case "copy":
        return this.#withDirectory(NAMES[event.name]!, (to) => {
          if (to !== pick(event.which)) fs.copyFileSync(pick(event.which), to)
        })
      case "swap": {
        const aside = path.join(this.#directory, "aside")
        if (pick(event.which) === pick(event.other)) return
        fs.renameSync(pick(event.which), aside)
        fs.renameSync(pick(event.other), pick(event.which))
        return fs.renameSync(aside, pick(event.other))
      }
      case "delete":
        if (names.length > 1) fs.rmSync(pick(event.which))
        return
      case "empty":
        return fs.writeFileSync(pick(event.which), "")
      case "configure":
        this.#configuration = { ...this.#configuration, clean: event.clean }
        return
      case "rerun": {
        const where = event.some ? (id: string) => id.startsWith("c/") : undefined
        // A rerun that selects no usable document is refused, and changes nothing.
        await rerun(this.#out, { ...event, where, configuration: this.#configuration }).catch(
          onlyIf("no usable", "nothing of")
        )
        return
      }
      case "run first stages":
        await run(this.input, this.#out, { configuration: this.#configuration, last: event.last })
        return
      case "kill":
        await run(this.input, this.#out, { configuration: this.#configuration, stopAfter: event.parts }).catch(
          onlyIf("stopped")
        )
    }
  }

  add(name: number, text: string): void {
    this.#withDirectory(NAMES[name]!, (file) => fs.writeFileSync(file, text))
  }

  async incremental() {
    return tablesOf(this.#out, await run(this.input, this.#out, { configuration: this.#configuration }))
  }

  async fresh() {
    const out = path.join(this.#directory, "fresh")
    const tables = tablesOf(out, await run(this.input, out, { configuration: this.#configuration, parent: "none" }))
    fs.rmSync(out, { recursive: true })
    return tables
  }

  remove(): void {
    fs.rmSync(this.#directory, { recursive: true })
  }

  #names(): ReadonlyArray<string> {
    return NAMES.filter((name) => fs.existsSync(this.#file(name)))
  }

  #file(name: string): string {
    return path.join(this.input, `${name}.txt`)
  }

  #withDirectory(name: string, write: (file: string) => void): void {
    fs.mkdirSync(path.dirname(this.#file(name)), { recursive: true })
    write(this.#file(name))
  }
}

const onlyIf =
  (...messages: ReadonlyArray<string>) =>
  (error: Error) => {
    if (!messages.some((message) => error.message.includes(message))) throw error
  }

/** A history takes about a second, and several times that on a busy machine. */
const HISTORIES = Number(process.env["JIANBAO_HISTORIES"] ?? 30)

const home = temporaryDirectory()

describe("an incremental run", () => {
  it(
    "gives the tables of a fresh run, byte for byte, whatever happened to the archive before",
    async () => {
      await fc.assert(
        fc.asyncProperty(history, async ({ first, steps }) => {
          const archive = new Archive()
          for (const { name, text } of first) archive.add(name, text)
          expect(await archive.incremental()).toEqual(await archive.fresh())
          for (const events of steps) {
            for (const event of events) await archive.happen(event)
            expect(await archive.incremental()).toEqual(await archive.fresh())
          }
          archive.remove()
        }),
        { numRuns: HISTORIES }
      )
    },
    6000 * HISTORIES
  )
})
