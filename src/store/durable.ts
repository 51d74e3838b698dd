import * as fs from "node:fs"
import * as path from "node:path"

/**
 * Writes that survive a crash: temporary file, fsync, rename, fsync of the directory. At any instant the final name
 * holds either the old content or the whole new one.
 */
export const writeFileDurably = (file: string, content: string | Uint8Array): void => {
  const temporary = `${file}.tmp`
  const fd = fs.openSync(temporary, "w")
  try {
    fs.writeFileSync(fd, content)
    fs.fsyncSync(fd)
  } finally {
    fs.closeSync(fd)
  }
  renameDurably(temporary, file)
}

export const renameDurably = (from: string, to: string): void => {
  fs.renameSync(from, to)
  fsyncDirectory(path.dirname(to))
}

/** Makes the names in a directory durable. Windows has no such call and needs none. */
export const fsyncDirectory = (directory: string): void => {
  if (process.platform === "win32") return
  const fd = fs.openSync(directory, "r")
  try {
    fs.fsyncSync(fd)
  } finally {
    fs.closeSync(fd)
  }
}
