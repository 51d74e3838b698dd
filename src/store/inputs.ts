import { isUtf8 } from "node:buffer"
import { createHash } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { Effect, Schema } from "effect"
import { compareDocumentIds } from "../domain/document.ts"
import { IssueCode } from "../domain/issue.ts"
import { attempt, UsageError } from "./store-error.ts"

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

/** A bulletin in a directory, or what stands in the way of bulletins. */
export interface ListedFile {
  /** Below the input root, with `/`; a folder that cannot be listed ends in one. */
  readonly path: string
  /** Why it cannot be opened, where listing showed that already. */
  readonly problem: string | null
}

const EXTENSION = /\.txt$/i

/** The bulletins in a directory (all `.txt` below it), or the one file given. */
export const listInputs = Effect.fn("listInputs")(function* (location: string) {
  const listed = yield* attempt(`cannot list the bulletins in ${location}`, () => {
    const found = fs.statSync(location, { throwIfNoEntry: false })
    if (found?.isDirectory()) return { root: location, files: walk(location, "") }
    return found && { root: path.dirname(location), files: [{ path: path.basename(location), problem: null }] }
  })
  return listed ?? (yield* noSuchInput(location))
})

/** Names are read as bytes: one that is not UTF-8 names nothing once it has become a string. */
const walk = (root: string, below: string): Array<ListedFile> =>
  fs.readdirSync(path.join(root, below), { withFileTypes: true, encoding: "buffer" }).flatMap((entry) => {
    const name = entry.name.toString("utf8")
    if (name.startsWith(".")) return []
    const isFolder = entry.isDirectory()
    if (!isFolder && !EXTENSION.test(name)) return []
    if (!isUtf8(entry.name))
      return [{ path: `${below}${inHexadecimal(entry.name)}${isFolder ? "/" : ""}`, problem: NOT_UTF8 }]
    return isFolder ? walkFolder(root, `${below}${name}/`) : [{ path: `${below}${name}`, problem: null }]
  })

/** One folder that cannot be listed must not cost the run the others. */
const walkFolder = (root: string, folder: string): Array<ListedFile> => {
  try {
    return walk(root, folder)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === "EACCES" ? "may not be read: change its permissions" : `cannot be read (${message}): mend it`
    return [{ path: folder, problem: `the folder ${why} and run again; no bulletin in it is in this run` }]
  }
}

const NOT_UTF8 =
  "its name is not UTF-8 (the bytes that are not stand here as \\xNN), so it was not opened: rename it, such as with convmv, and run again"

/** A name with `\xNN` for each byte that is not printable ASCII. */
const inHexadecimal = (name: Uint8Array): string =>
  Array.from(name, (byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`
  ).join("")

/**
 * The id of a document: its path without `.txt`. Where the extension is written otherwise (`.TXT`) or stands there twice,
 * the id is the whole path: so an id is made of one path alone, and no two paths have the same.
 */
export const documentId = (file: string): string => {
  const short = file.replace(/\.txt$/, "")
  return EXTENSION.test(short) ? file : short
}

/** Gives each file its document id, in order of the ids. */
export const inOrder = (files: ReadonlyArray<ListedFile>): Array<ListedFile & { readonly id: string }> =>
  files.map((file) => ({ ...file, id: documentId(file.path) })).toSorted((a, b) => compareDocumentIds(a.id, b.id))

/** Reads a bulletin's size and digest. Never fails: what is wrong with the file is part of the answer. */
export const inspectInput = (
  root: string,
  { id, path: source_path, problem }: ListedFile & { readonly id: string },
  maxBytes: number
): Input => {
  const seen = { document_id: id, source_path, source_bytes: 0, source_sha256: "", problem: null }
  if (problem !== null) return { ...seen, problem: { code: "unreadable", message: problem } }
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

const DIRECTORY = "give a directory with bulletins: jianbao run DIRECTORY"

const noSuchInput = (location: string) => new UsageError({ message: `${location} does not exist; ${DIRECTORY}` })

export const noInputs = (location: string) =>
  new UsageError({ message: `${location} holds no .txt file; ${DIRECTORY}` })
