import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

/** Root of the package: what holds `package.json` and `models/`. */
export const PACKAGE_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..")

/** The version that `package.json` names. */
export const packageVersion = (): string =>
  (JSON.parse(fs.readFileSync(path.join(PACKAGE_ROOT, "package.json"), "utf8")) as { version: string }).version

/** Which program this is: version, and in a checkout the commit and whether files differ from it. */
export const codeVersion = () => {
  if (known === undefined) {
    const commit = git("rev-parse", "HEAD")
    const changed = git("status", "--porcelain", "--untracked-files=no")
    known = { version: packageVersion(), commit, dirty: changed === null ? null : changed !== "" }
  }
  return known
}

/** Asked once a process: it stays the program that was started, and git takes longer than a run that finds nothing new. */
let known: { readonly version: string; readonly commit: string | null; readonly dirty: boolean | null } | undefined

/** The machine that a run was made on. */
export const machine = () => ({
  node: process.version,
  os: `${os.type()} ${os.release()} ${os.arch()}`,
  cpu: os.cpus()[0]?.model.trim() ?? "unknown",
  cores: os.availableParallelism()
})

const git = (...args: ReadonlyArray<string>): string | null => {
  // Installed as a package, the directory may lie in somebody else's repository, whose commit says nothing.
  if (!fs.existsSync(path.join(PACKAGE_ROOT, ".git"))) return null
  try {
    return execFileSync("git", args, {
      cwd: PACKAGE_ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    }).trim()
  } catch {
    return null
  }
}
