import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

const here = path.dirname(fileURLToPath(import.meta.url))
export const ROOT = path.resolve(here, "..", "..")
/** The Python that `npm run interop:setup` made. */
export const python = path.join(ROOT, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python")

/** Table to reader to the differences it found. */
export type Comparison = Readonly<Record<string, Readonly<Record<string, ReadonlyArray<string>>>>>

/** Compares the tables of a directory with the rows they should hold, through pyarrow, polars and DuckDB. */
export const compareWithOtherReaders = (
  directory: string,
  expected: Readonly<Record<string, ReadonlyArray<object>>>
): Comparison => {
  const file = path.join(directory, "expected.json")
  fs.writeFileSync(
    file,
    JSON.stringify(expected, (_, value: unknown) => (value instanceof Float32Array ? [...value] : value))
  )
  const output = execFileSync(python, [path.join(here, "compare_tables.py"), directory, file], {
    encoding: "utf8",
    maxBuffer: 1 << 28
  })
  return JSON.parse(output) as Comparison
}
