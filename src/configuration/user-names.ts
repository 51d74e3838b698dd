import { Effect, FileSystem, Schema } from "effect"
import { EntityType } from "../domain/entity.ts"
import type { KnownName } from "../domain/known-name.ts"
import { ConfigurationError } from "./configuration-error.ts"
import { CsvError, type CsvRecord, parseCsv } from "./csv.ts"

const HEADER = ["text", "type", "canonical"]
const isEntityType = Schema.is(EntityType)

/** Reads a CSV of names: a header, then a name a row. */
export const readUserNames = Effect.fn("readUserNames")(function* (file: string) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* fs.readFile(file).pipe(
    Effect.mapError(
      ({ reason }) =>
        new ConfigurationError({
          message: `entities.names: ${file} ${reason._tag === "NotFound" ? "is not there" : `cannot be read (${reason._tag})`}; name a CSV file, relative to the configuration`
        })
    )
  )
  return yield* Effect.try({
    try: () => parseUserNames(bytes),
    catch: (cause) => new ConfigurationError({ message: `entities.names: ${file}${(cause as Error).message}` })
  })
})

/** What is wrong with a list of names, beginning with where. */
export class NamesError extends Error {}

const at = (line: number, column: string): string => `, row ${line}, column ${column}: `

/**
 * The names of a CSV.
 *
 * @throws NamesError that says the row (the line it begins on, from 1), the column, and what would be right.
 */
export const parseUserNames = (bytes: Uint8Array): ReadonlyArray<KnownName> => {
  const [header, ...rows] = readRecords(bytes)
  if (header === undefined) throw new NamesError(` is empty; its first row is ${HEADER.join(",")}`)
  HEADER.forEach((column, i) => {
    if (header.fields[i]?.trim() === column) return
    const found = JSON.stringify(header.fields[i] ?? "")
    throw new NamesError(`${at(header.line, String(i + 1))}the header is ${HEADER.join(",")}, and here stands ${found}`)
  })
  const lines = new Map<string, number>()
  return rows.map((row) => {
    const name = parseRow(row)
    const earlier = lines.get(name.text)
    if (earlier !== undefined) {
      throw new NamesError(`${at(row.line, "text")}${name.text} stands in row ${earlier} too; leave one of them`)
    }
    lines.set(name.text, row.line)
    return name
  })
}

const readRecords = (bytes: Uint8Array): ReadonlyArray<CsvRecord> => {
  try {
    return parseCsv(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch (cause) {
    if (cause instanceof CsvError) {
      throw new NamesError(at(cause.line, HEADER[cause.field - 1] ?? String(cause.field)) + cause.message)
    }
    throw new NamesError(" is not UTF-8; save it again as CSV UTF-8")
  }
}

const parseRow = ({ line, fields }: CsvRecord): KnownName => {
  const [text = "", type = "", canonical = ""] = fields.map((field) => field.trim())
  if (fields.length > HEADER.length) {
    throw new NamesError(
      `${at(line, String(HEADER.length + 1))}${HEADER.length} columns are allowed; put a field that holds a comma in double quotes`
    )
  }
  if (text === "") throw new NamesError(`${at(line, "text")}there is no name; write one, or leave the row out`)
  if (!isEntityType(type)) {
    const found = type === "" ? "nothing" : JSON.stringify(type)
    throw new NamesError(`${at(line, "type")}${found} is no type; write ${EntityType.literals.join(", ")}`)
  }
  return { text, type, canonical: canonical === "" ? null : canonical }
}
