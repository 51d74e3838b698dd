import { distance } from "fastest-levenshtein"
import { Effect, FileSystem, Path, Predicate, Schema } from "effect"
import { ConfigurationError } from "./configuration-error.ts"
import { Configuration, defaults, type Provenance } from "./configuration.ts"
import { modelSource } from "../models/library/model-source.ts"
import { readUserNames } from "./user-names.ts"

export const CONFIGURATION_FILE = "jianbao.config.json"

/** A configuration, and for every key where its value came from. */
export interface LoadedConfiguration {
  readonly configuration: Configuration
  readonly provenance: Provenance
}

/** A value set by a flag: the key with its section (`run.workers`), the value, and the flag's name. */
export interface FlagValue {
  readonly key: string
  readonly value: unknown
  readonly flag: string
}

/**
 * Defaults, overridden by `jianbao.config.json` beside the data (in the input directory, above it, or in the working
 * directory: the first that exists), overridden by flags.
 */
export const loadConfiguration = Effect.fn("loadConfiguration")(function* (
  inputDirectory: string,
  explicitFile: string | undefined,
  flags: ReadonlyArray<FlagValue>
) {
  const path = yield* Path.Path
  const file = yield* findFile(inputDirectory, explicitFile)
  const values = flatten(defaults)
  const provenance: Record<string, string> = Object.fromEntries([...values.keys()].map((key) => [key, "default"]))
  const set = (key: string, value: unknown, from: string) => {
    values.set(key, value)
    provenance[key] = from
  }
  if (file !== undefined) {
    for (const [key, value] of flatten(yield* readFile(file))) {
      if (!values.has(key)) return yield* unknownKey(key, file, [...values.keys()])
      if (key === NAMES) yield* setNames(value, file, set)
      else if (key === MODEL && isRelativeFolder(value)) set(key, path.resolve(path.dirname(file), value), file)
      else set(key, value, file)
    }
  }
  for (const { key, value, flag } of flags) set(key, value, flag)
  const configuration = yield* Schema.decodeUnknownEffect(Configuration)(unflatten(values)).pipe(
    Effect.mapError((error) => new ConfigurationError({ message: `configuration: ${error.message}${fileNote(file)}` }))
  )
  return { configuration, provenance } satisfies LoadedConfiguration
})

/** A model in a folder is looked for from beside the file. */
const MODEL = "embed.model"

const isRelativeFolder = (value: unknown): value is string =>
  typeof value === "string" && modelSource(value).kind === "folder"

/** The key whose value is the path of a file that holds it. */
const NAMES = "entities.names"

/** The names of the CSV that the configuration file names, from beside that; null stands for none. */
const setNames = Effect.fnUntraced(function* (
  value: unknown,
  file: string,
  set: (key: string, value: unknown, from: string) => void
) {
  const path = yield* Path.Path
  if (value === null) return set(NAMES, [], file)
  if (typeof value !== "string") {
    return yield* new ConfigurationError({
      message: `${file}: ${NAMES} must be the path of a CSV file, such as "names.csv", or null`
    })
  }
  const names = path.resolve(path.dirname(file), value)
  return set(NAMES, yield* readUserNames(names), names)
})

const fileNote = (file: string | undefined): string => (file === undefined ? "" : `\nread from ${file}`)

const findFile = Effect.fnUntraced(function* (inputDirectory: string, explicit: string | undefined) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  if (explicit !== undefined) {
    if (yield* fs.exists(explicit).pipe(Effect.orElseSucceed(() => false))) return explicit
    return yield* new ConfigurationError({ message: `--config ${explicit}: there is no such file` })
  }
  for (const directory of [inputDirectory, path.dirname(path.resolve(inputDirectory)), "."]) {
    const candidate = path.join(directory, CONFIGURATION_FILE)
    if (yield* fs.exists(candidate).pipe(Effect.orElseSucceed(() => false))) return candidate
  }
  return undefined
})

const readFile = Effect.fnUntraced(function* (file: string) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* fs
    .readFileString(file)
    .pipe(Effect.mapError((error) => new ConfigurationError({ message: `${file} cannot be read: ${error.message}` })))
  const value = yield* Effect.try({
    try: () => JSON.parse(text) as unknown,
    catch: (error) => new ConfigurationError({ message: `${file} is not valid JSON: ${String(error)}` })
  })
  if (!Predicate.isObject(value)) {
    return yield* new ConfigurationError({
      message: `${file} must hold a JSON object, such as {"run": {"workers": 2}}`
    })
  }
  return value
})

const unknownKey = (key: string, file: string, known: ReadonlyArray<string>) => {
  const nearest = known.toSorted((a, b) => distance(key, a) - distance(key, b))[0]!
  return new ConfigurationError({
    message: `${file}: unknown key "${key}"; did you mean "${nearest}"? Known keys: ${known.join(", ")}`
  })
}

/** `{ run: { workers: 2 } }` to `run.workers` → 2. A section that is not an object stays a key of its own. */
const flatten = (sections: object): Map<string, unknown> => {
  const flat = new Map<string, unknown>()
  for (const [section, keys] of Object.entries(sections)) {
    if (!Predicate.isObject(keys)) flat.set(section, keys)
    else for (const [key, value] of Object.entries(keys)) flat.set(`${section}.${key}`, value)
  }
  return flat
}

const unflatten = (flat: ReadonlyMap<string, unknown>): unknown => {
  const sections: Record<string, Record<string, unknown>> = {}
  for (const section of Object.keys(defaults)) sections[section] = {}
  for (const [path, value] of flat) {
    const dot = path.indexOf(".")
    sections[path.slice(0, dot)]![path.slice(dot + 1)] = value
  }
  return sections
}
