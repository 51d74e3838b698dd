#!/usr/bin/env node
// In a checkout the source is run as it is (Node strips the types); the published package holds dist/ only.
import { existsSync } from "node:fs"
import module from "node:module"

const [major, minor] = process.versions.node.split(".").map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `jianbao needs Node 22.19 or newer, and this is ${process.version}. npm ci puts one into node_modules/.bin: ` +
      "start the program by `npx jianbao` or an npm script, which find it first."
  )
  process.exit(2)
}
// Type stripping prints a warning of its own in some versions of Node; it means nothing to the user.
const emitWarning = process.emitWarning.bind(process)
process.emitWarning = (warning, ...rest) => {
  if (rest[0] === "ExperimentalWarning" || rest[0]?.type === "ExperimentalWarning") return
  emitWarning(warning, ...rest)
}
// Keeps the compiled modules, types stripped, in the system's temporary directory: a third of the start-up is saved.
module.enableCompileCache?.()
const source = new URL("../src/main.ts", import.meta.url)
await import(existsSync(source) ? source.href : new URL("../dist/main.js", import.meta.url).href)
