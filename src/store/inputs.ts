import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Schema } from "effect"
import { compareDocumentIds } from "../domain/document.ts"
import { IssueCode } from "../domain/issue.ts"
import { attempt, StoreError } from "./store-error.ts"

/** A bulletin file as the plan saw it. A file that could not be read has no digest and says why. */
export const Input = Schema.Struct({
  document_id: Schema.String,
  /** Path below the input root, with `/`. */
  source_path: Schema.String,
  source_bytes: Schema.Int,
  /** Hexadecimal; empty when the file could not be read. */
  source_sha256: Schema.String,
  problem: Schema.NullOr(Schema.Struct({ code: IssueCode, message: Schema.String }))
})
export type Input = typeof Input.Type

/** A set of bulletins: the root that their paths are relative to, and the files in the order of their ids. */
export interface Inputs {
  readonly root: string
  readonly inputs: ReadonlyArray<Input>
}

const EXTENSION = /\.txt$/i

/** Paths of the bulletins in a directory (all `.txt` below it), or the one file given. */
export const listInputs = (location: string) =>
  attempt(`cannot list the bulletins in ${location}`, () => {
    if (!fs.statSync(location).isDirectory()) return { root: path.dirname(location), paths: [path.basename(location)] }
    const paths = walk(location, "").filter((file) => EXTENSION.test(file))
    return { root: location, paths }
  })

const walk = (root: string, below: string): Array<string> =>
  fs.readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const file = below === "" ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith(".")) return []
    return entry.isDirectory() ? walk(root, file) : [file]
  })

/** Gives each path its document id, in order of the ids. Paths that differ only in the extension keep it. */
export const documentIds = (paths: ReadonlyArray<string>): Array<{ readonly id: string; readonly path: string }> => {
  const count = new Map<string, number>()
  const short = (file: string) => file.replace(EXTENSION, "")
  for (const file of paths) count.set(short(file), (count.get(short(file)) ?? 0) + 1)
  return paths
    .map((file) => ({ id: count.get(short(file)) === 1 ? short(file) : file, path: file }))
    .toSorted((a, b) => compareDocumentIds(a.id, b.id))
}

/** Reads a bulletin's size and digest. Never fails: what is wrong with the file is part of the answer. */
export const inspectInput = (root: string, id: string, source_path: string, maxBytes: number): Input => {
  const seen = { document_id: id, source_path, source_bytes: 0, source_sha256: "", problem: null }
  try {
    const bytes = fs.statSync(path.join(root, source_path)).size
    const source_sha256 = digestOf(path.join(root, source_path))
    const problem = bytes > maxBytes ? { code: "too_large" as const, message: tooLarge(bytes, maxBytes) } : null
    return { ...seen, source_bytes: bytes, source_sha256, problem }
  } catch (error) {
    return { ...seen, problem: { code: "unreadable", message: unreadable(error as NodeJS.ErrnoException) } }
  }
}

const tooLarge = (bytes: number, limit: number): string =>
  `the file has ${bytes} bytes and the limit is ${limit}; split it, or raise clean.maxFileBytes`

/** Says why a bulletin could not be read. */
export const unreadable = (error: NodeJS.ErrnoException): string => {
  if (error.code === "EACCES") return "the file may not be read: change its permissions and run again"
  if (error.code === "ENOENT")
    return "the file is not there: it vanished while the run began, or it is a link that leads nowhere"
  return `the file cannot be read: ${error.message}`
}

/** SHA-256 of a file, read in pieces so that no size matters. */
const digestOf = (file: string): string => {
  const fd = fs.openSync(file, "r")
  try {
    const hash = createHash("sha256")
    const buffer = Buffer.allocUnsafe(1 << 18)
    for (let n; (n = fs.readSync(fd, buffer)) > 0;) hash.update(buffer.subarray(0, n))
    return hash.digest("hex")
  } finally {
    fs.closeSync(fd)
  }
}

export const noInputs = (location: string) =>
  new StoreError({ message: `${location} holds no .txt file; give a directory with bulletins: jianbao run DIRECTORY` })
