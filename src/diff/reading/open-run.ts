import * as fs from "node:fs"
import * as path from "node:path"
import { StoredRun } from "../../store/stored-run.ts"
import { TableReader } from "../../tables/table-reader.ts"
import { TABLE_NAMES, tableFile, TABLES, type TableName } from "../../tables/tables.ts"
import type { ManifestParts } from "../run-difference.ts"

/**
 * A run as far as this program can read it, of any version of the program. Only a manifest is needed; what else cannot be
 * read is said and left out.
 */
export class OpenedRun {
  readonly directory: string
  readonly manifest: ManifestParts
  /** Why a table cannot be read. */
  readonly unreadable: ReadonlyMap<TableName, string>
  #tables: StoredRun | undefined

  private constructor(directory: string, manifest: ManifestParts, unreadable: ReadonlyMap<TableName, string>) {
    this.directory = directory
    this.manifest = manifest
    this.unreadable = unreadable
  }

  /** @throws Error when there is no manifest or it is none of a run. */
  static async open(directory: string): Promise<OpenedRun> {
    const manifest = readParts(path.join(directory, "manifest.json"))
    const unreadable = new Map<TableName, string>()
    for (const name of TABLE_NAMES) {
      const file = tableFile(directory, name)
      const problem = fs.existsSync(file)
        ? await problemOf(file, name)
        : manifest.outputs?.[name] === undefined
          ? "the run does not have it"
          : "its file is missing"
      if (problem !== null) unreadable.set(name, problem)
    }
    return new OpenedRun(directory, manifest, unreadable)
  }

  /** True where the run never made a table, as one of the first stages. */
  lacks(name: TableName): boolean {
    return this.manifest.outputs?.[name] === undefined && this.unreadable.has(name)
  }

  /** False where only the inputs that the manifest names are known. */
  get hasDocuments(): boolean {
    return !this.unreadable.has("documents")
  }

  /** The tables, once something has to be read from them: two equal runs are told by their manifests. */
  async tables(): Promise<StoredRun> {
    this.#tables ??= await StoredRun.open(this.directory)
    return this.#tables
  }

  async close(): Promise<void> {
    await this.#tables?.close()
  }
}

const readParts = (file: string): ManifestParts => {
  let parts: unknown
  try {
    parts = JSON.parse(fs.readFileSync(file, "utf8"))
  } catch (error) {
    throw new Error(`its manifest.json cannot be read (${(error as Error).message})`, { cause: error })
  }
  if (typeof parts !== "object" || parts === null || !("inputs" in parts) || !("outputs" in parts))
    throw new Error("its manifest.json does not name inputs and outputs, so it is none of a run")
  return parts as ManifestParts
}

/** UTF-16 units of a reason; the columns of two tables would fill the screen. */
const LONGEST = 120

const problemOf = async (file: string, name: TableName): Promise<string | null> => {
  try {
    const reader = await TableReader.open<unknown>(file, TABLES[name])
    await reader.close()
    return null
  } catch (error) {
    const message = (error as Error).message.replace(file, path.basename(file))
    return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message
  }
}
