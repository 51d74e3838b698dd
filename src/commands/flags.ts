import * as path from "node:path"
import { Option, Schema } from "effect"
import { Argument, Flag } from "effect/cli"
import { StageName } from "../domain/issue.ts"
import type { FlagValue } from "../configuration/load-configuration.ts"
import type { ParentChoice } from "../runs/parent-run.ts"
import { OutputDirectory } from "../store/output-directory.ts"

/** What a number of workers or of documents has to be. */
export const atLeastOne = Schema.isGreaterThanOrEqualTo(1, { message: "expected 1 or more" })

/** Flags that several commands share. */
export const out = Flag.Directory("out").pipe(
  Flag.withDescription("Output directory: runs, parts, the lock"),
  Flag.withDefault("data/out"),
  Flag.map((root) => new OutputDirectory(root))
)

export const inputArgument = Argument.String("input").pipe(
  Argument.withDescription("Directory with bulletins (*.txt), or one bulletin"),
  Argument.withDefault("data/raw")
)

/** Which run to take unchanged rows from. */
export const parentFlags = {
  parent: Flag.String("parent").pipe(
    Flag.withDescription("Run to take unchanged rows from (default: the newest)"),
    Flag.optional
  ),
  fresh: Flag.Boolean("fresh").pipe(
    Flag.withDescription("Compute everything, take nothing from earlier runs"),
    Flag.withDefault(false)
  )
}

export const parentChoice = (parent: Option.Option<string>, fresh: boolean): ParentChoice =>
  fresh ? "none" : Option.match(parent, { onNone: () => "newest", onSome: (run) => ({ run }) })

/** Which run to read. */
export const runFlag = Flag.String("run").pipe(
  Flag.withDescription("Run: id, unique prefix, latest, latest~1"),
  Flag.withDefault("latest")
)

export const runArgument = Argument.String("run").pipe(
  Argument.withDescription("Run: id, unique prefix, latest, latest~1"),
  Argument.withDefault("latest")
)

export const json = Flag.Boolean("json").pipe(Flag.withDescription("Print JSON for programs"), Flag.withDefault(false))

export const configFile = Flag.String("config").pipe(
  Flag.withDescription("Configuration file, instead of jianbao.config.json beside the data"),
  Flag.optional
)

export const workers = Flag.Int("workers").pipe(
  Flag.withDescription(
    "Worker threads (default: one for each core that the process may use, at most eight, fewer where memory is short)"
  ),
  Flag.withSchema(Schema.Int.check(atLeastOne)),
  Flag.optional
)

export const otel = Flag.String("otel").pipe(
  Flag.withDescription("Send OpenTelemetry spans to this OTLP endpoint, such as http://localhost:4318"),
  Flag.withSchema(
    Schema.String.check(
      Schema.makeFilter(
        (endpoint: string) =>
          /^https?:$/.test(URL.parse(endpoint)?.protocol ?? "") || "expected an address, such as http://localhost:4318"
      )
    )
  ),
  Flag.optional
)

/** The flag as a value of the configuration. */
export const workersFlag = (workers: Option.Option<number>): ReadonlyArray<FlagValue> =>
  Option.match(workers, { onNone: () => [], onSome: (value) => [{ key: "run.workers", value, flag: "--workers" }] })

/** `--clean fast` leaves the line tagger out. */
export const cleanFlag = Flag.Literals("clean", ["full", "fast"]).pipe(
  Flag.withDescription("How to clean: full, or fast without the line tagger (default: full)"),
  Flag.optional,
  Flag.map((mode): ReadonlyArray<FlagValue> =>
    Option.match(mode, { onNone: () => [], onSome: (value) => [{ key: "clean.mode", value, flag: "--clean" }] })
  )
)

/** What may follow `--stages`: each beginning of the pipeline, as its stages, to the last of them. */
const BEGINNINGS: ReadonlyMap<string, StageName> = new Map(
  StageName.literals.map((last, i) => [StageName.literals.slice(0, i + 1).join(","), last])
)

/** `--stages clean`, `--stages clean,segment`, …: which stages run, as the last of them. */
export const stagesFlag = Flag.String("stages").pipe(
  Flag.withDescription(`Run the first stages only: ${[...BEGINNINGS.keys()].slice(0, -1).join(" | ")}`),
  Flag.withSchema(
    Schema.String.check(
      Schema.makeFilter(
        (stages: string) =>
          BEGINNINGS.has(stages) ||
          `each stage needs those before it, so choose one of: ${[...BEGINNINGS.keys()].join(" | ")}`
      )
    )
  ),
  Flag.map((stages) => BEGINNINGS.get(stages)!),
  Flag.withDefault<StageName>("embed")
)

const SELECTION = "document_id~"

/** `--where document_id~GLOB` as a test of ids; `*` stands for anything but `/`, `**` for anything. */
export const whereFlag = Flag.String("where").pipe(
  Flag.withDescription("Only documents whose id matches: document_id~GLOB"),
  Flag.withSchema(
    Schema.String.check(
      Schema.isPattern(/^document_id~./, { message: `expected ${SELECTION}GLOB, such as ${SELECTION}1949/**` })
    )
  ),
  Flag.map((selection) => {
    const glob = selection.slice(SELECTION.length)
    return (id: string) => path.matchesGlob(id, glob)
  }),
  Flag.optional
)
