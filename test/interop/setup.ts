/** Installs the readers that the interop tests compare with into a virtual environment of the project's own. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

const here = path.dirname(fileURLToPath(import.meta.url))
const environment = path.resolve(here, "..", "..", ".venv")
const python = path.join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python")
const requirements = path.join(here, "requirements.txt")
const installed = path.join(environment, "installed.txt")

const wanted = fs.readFileSync(requirements, "utf8")
if (!fs.existsSync(installed) || fs.readFileSync(installed, "utf8") !== wanted) {
  execFileSync("python3", ["-m", "venv", environment], { stdio: "inherit" })
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements], {
    stdio: "inherit"
  })
  fs.writeFileSync(installed, wanted)
}
