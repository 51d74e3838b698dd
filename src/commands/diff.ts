import * as fs from "node:fs"
import * as path from "node:path"
import { Console, Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { type Accepted, decodeAccepted, encodeAccepted } from "../diff/accepted.ts"
import { type Cause, CAUSES, type Change, type Layer, LAYER_OF, LAYERS } from "../diff/change.ts"
import { ChangeTablesWriter } from "../diff/change-tables.ts"
import { diffRuns } from "../diff/diff-runs.ts"
import { parseGate } from "../diff/gates.ts"
import { OpenedRun } from "../diff/reading/open-run.ts"
import type { DiffReport } from "../diff/report.ts"
import { plainDiff, terminalDiff } from "../report/diff-dress.ts"
import { diffListing } from "../report/diff-listing.ts"
import { diffMarkdown } from "../report/diff-markdown.ts"
import { diffPage } from "../report/diff-page.ts"
import { diffSummary } from "../report/diff-summary.ts"
import { number } from "../report/diff-words.ts"
import type { OutputDirectory } from "../store/output-directory.ts"
import { resolveRun } from "../store/runs.ts"
import { attempt, attemptPromise, StoreError, UsageError } from "../store/store-error.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import { json, out } from "./flags.ts"

/** Columns of an output that is no terminal. */
const COLUMNS = 120
/** Changes of each item, kind and cause that a page or JSON holds. */
const KEPT = 200
/** And a listing on the terminal. */
const LISTED = 20

/** `jianbao diff A B`: what changed between two runs, and why. */
export const diff = Command.make(
  "diff",
  {
    a: Argument.String("a").pipe(
      Argument.withDescription("Run: id, unique prefix, latest~1, or the path of a run's directory"),
      Argument.withDefault("latest~1")
    ),
    b: Argument.String("b").pipe(
      Argument.withDescription("Run that is compared with it"),
      Argument.withDefault("latest")
    ),
    layer: Flag.Literals("layer", LAYERS).pipe(Flag.withDescription("List the changes of a layer"), Flag.optional),
    cause: Flag.Literals("cause", CAUSES).pipe(Flag.withDescription("List the changes with a cause"), Flag.optional),
    limit: Flag.Int("limit").pipe(Flag.withDescription("Changes listed of each kind and cause"), Flag.optional),
    failOn: Flag.String("fail-on").pipe(
      Flag.withDescription("Exit with 1 only if this is true, such as 'entities.removed > 0.5 %'; may be repeated"),
      Flag.atLeast(0)
    ),
    baseline: Flag.String("baseline").pipe(
      Flag.withDescription("File of accepted changes, which do not count"),
      Flag.optional
    ),
    accept: Flag.String("accept").pipe(
      Flag.withDescription("Write the changes found to a file of accepted changes"),
      Flag.optional
    ),
    html: Flag.String("html").pipe(Flag.withDescription("Write a page that works without a network"), Flag.optional),
    md: Flag.Boolean("md").pipe(Flag.withDescription("Print Markdown for a pull request"), Flag.withDefault(false)),
    arrow: Flag.String("arrow").pipe(
      Flag.withDescription("Write changes.arrow and name_rollup.arrow to a directory"),
      Flag.optional
    ),
    sample: Flag.Int("sample").pipe(
      Flag.withDescription("Sentences whose nearest neighbours are compared"),
      Flag.withDefault(50)
    ),
    seed: Flag.Int("seed").pipe(Flag.withDescription("Which sentences are sampled"), Flag.withDefault(0)),
    out,
    json
  },
  Effect.fn("diff")(
    function* ({ a, b, out: output, json, md, ...flags }) {
      const gates = yield* attempt("--fail-on", () => flags.failOn.map(parseGate))
      if (json && md) return yield* new UsageError({ message: "--json and --md print two things: leave one out" })
      yield* atLeastZero(
        "--limit",
        Option.getOrElse(flags.limit, () => 0)
      )
      yield* atLeastZero("--sample", flags.sample)
      const accepted = Option.isNone(flags.baseline)
        ? new Map<string, number>()
        : yield* readAccepted(flags.baseline.value)
      const runs = yield* Effect.all([openRun(output, a), openRun(output, b)])
      const listed = Option.isSome(flags.layer) || Option.isSome(flags.cause)
      const tables = yield* openTables(flags.arrow)
      const { report, names, notListed, changeKeys } = yield* attemptPromise("cannot compare the runs", () =>
        diffRuns(...runs, {
          accepted,
          gates,
          limit: Option.getOrElse(flags.limit, () => (listed && !json ? LISTED : KEPT)),
          wanted: wantedBy(Option.getOrUndefined(flags.layer), Option.getOrUndefined(flags.cause)),
          sample: flags.sample,
          seed: flags.seed,
          keys: Option.isSome(flags.accept),
          ...(tables === undefined ? {} : { found: (change) => tables.add(change) })
        })
      )
      yield* attempt("cannot write the tables of changes", () => tables?.close(names))
      yield* writeText(flags.html, () => diffPage(report))
      yield* writeText(flags.accept, () => encodeAccepted(changeKeys))
      yield* Console.log(viewOf(report, { json, md, listed, notListed }))
      if (Option.isSome(flags.accept))
        yield* Console.error(`jianbao: ${flags.accept.value} has ${number(countOf(changeKeys))} accepted changes`)
      // Who accepts what there is, is not told that it is there.
      if (Option.isNone(flags.accept) && isNo(report)) return yield* new ExitWith({ code: EXIT_CODE.no })
    },
    Effect.scoped,
    Effect.catchTag("StoreError", ({ message }) =>
      Effect.andThen(Console.error(`jianbao: ${message}`), new ExitWith({ code: EXIT_CODE.usage }))
    )
  )
).pipe(Command.withDescription("What changed between two runs, and why"))

const atLeastZero = (flag: string, value: number) =>
  value < 0 ? Effect.fail(new StoreError({ message: `${flag} ${value}: expected 0 or more` })) : Effect.void

const countOf = (accepted: Accepted): number => [...accepted.values()].reduce((sum, count) => sum + count, 0)

/** With gates, only they say no; without, every change does. */
const isNo = ({ gates, equal }: DiffReport): boolean => (gates.length > 0 ? gates.some(({ failed }) => failed) : !equal)

/** Ids, prefixes and `latest` have no separator in them. */
const isPath = (name: string): boolean => name.includes("/") || name.includes(path.sep)

/** A run by name, or by the path of its directory, which may come from another machine. */
const openRun = Effect.fnUntraced(function* (output: OutputDirectory, name: string) {
  const isRun = fs.existsSync(path.join(name, "manifest.json"))
  if (!isRun && isPath(name))
    return yield* new StoreError({
      message: `${name} is no run: ${fs.existsSync(name) ? "it has" : "there is"} no manifest.json`
    })
  const directory = isRun ? name : output.run(yield* resolveRun(output, name))
  return yield* Effect.acquireRelease(
    attemptPromise(`cannot read the run ${directory}`, () => OpenedRun.open(directory)),
    (run) => Effect.promise(() => run.close())
  )
})

const wantedBy =
  (layer: Layer | undefined, cause: Cause | undefined) =>
  (change: Change): boolean =>
    (layer === undefined || LAYER_OF[change.item] === layer) && (cause === undefined || change.cause === cause)

const viewOf = (
  report: DiffReport,
  {
    json,
    md,
    listed,
    notListed
  }: { readonly json: boolean; readonly md: boolean; readonly listed: boolean; readonly notListed: number }
): string => {
  if (json) return JSON.stringify(report)
  if (md) return diffMarkdown(report)
  const colours = process.stdout.isTTY && process.env["NO_COLOR"] === undefined
  const dress = colours ? terminalDiff : plainDiff
  const columns = process.stdout.columns ?? COLUMNS
  if (!listed) return diffSummary(report, dress, columns)
  if (report.changes.length + notListed === 0) return "no such change"
  const more =
    notListed === 0 ? [] : [dress.quiet(`${number(notListed)} more (--limit shows more of each kind and cause)`)]
  return [diffListing(report.changes, dress, columns), ...more].filter((text) => text !== "").join("\n\n")
}

const readAccepted = (file: string) =>
  attempt(`cannot read the accepted changes of ${file}`, () => decodeAccepted(fs.readFileSync(file, "utf8")))

const writeText = (file: Option.Option<string>, text: () => string) =>
  Option.match(file, {
    onNone: () => Effect.void,
    onSome: (file) => attempt(`cannot write ${file}`, () => fs.writeFileSync(file, text()))
  })

/** The tables of changes, where they are wanted; given up when the command fails. */
const openTables = (directory: Option.Option<string>) =>
  Option.match(directory, {
    onNone: () => Effect.succeed(undefined),
    onSome: (directory) =>
      Effect.acquireRelease(
        attempt(`cannot write tables to ${directory}`, () => new ChangeTablesWriter(directory)),
        (tables) => Effect.sync(() => tables.abort())
      )
  })
