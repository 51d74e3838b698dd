import { createHash } from "node:crypto"
import * as fs from "node:fs"
import { findPackageJSON, isBuiltin, stripTypeScriptTypes } from "node:module"
import { fileURLToPath, pathToFileURL } from "node:url"
import { parse, tokenizer } from "acorn"

/** The code that a stage is made of: a digest for each of its own modules, and the version of each package used. */
export interface CodeClosure {
  /** Module path relative to `root`, with `/`, to digest; sorted. */
  readonly modules: Readonly<Record<string, string>>
  /** Package name to version, dependencies of packages included; sorted. */
  readonly packages: Readonly<Record<string, string>>
}

/**
 * Walks the imports from an entry module. A module's digest is over its tokens without types, so comments, layout
 * and types do not count: they cannot change a row.
 */
export const codeClosure = (entry: string, root: string): CodeClosure => {
  const modules = new Map<string, string>()
  const packages = new Map<string, string>()
  const waiting = [pathToFileURL(entry).href]
  const seen = new Set(waiting)
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const file = fileURLToPath(url)
    const code = javaScript(file)
    modules.set(relativeTo(root, file), digestOfTokens(code))
    for (const specifier of importsOf(code)) {
      if (isBuiltin(specifier)) continue
      if (!specifier.startsWith(".")) {
        addPackage(packages, specifier, url)
        continue
      }
      const imported = new URL(specifier, url).href
      if (!seen.has(imported)) waiting.push(imported)
      seen.add(imported)
    }
  }
  return { modules: sorted(modules), packages: sorted(packages) }
}

const PARSER = { ecmaVersion: "latest", sourceType: "module" } as const

const javaScript = (file: string): string => {
  const source = fs.readFileSync(file, "utf8")
  return file.endsWith(".ts") ? stripTypeScriptTypes(source) : source
}

const digestOfTokens = (code: string): string => {
  const hash = createHash("sha256")
  for (const token of tokenizer(code, PARSER)) hash.update(code.slice(token.start, token.end)).update("\0")
  return hash.digest("hex")
}

/** What a module imports, at its top or, by `import("...")`, when it comes to that. */
const importsOf = (code: string): ReadonlyArray<string> => {
  const program = parse(code, PARSER)
  const specifiers = program.body.flatMap((node) =>
    node.type === "ImportDeclaration" || node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration"
      ? [node.source?.value]
      : []
  )
  if (/\bimport\s*\(/.test(code)) collectDynamic(program, specifiers)
  return specifiers.filter((specifier) => typeof specifier === "string")
}

/** Adds the literal sources of the `import(...)` expressions below a node. */
const collectDynamic = (node: unknown, specifiers: Array<unknown>): void => {
  if (typeof node !== "object" || node === null) return
  if ("type" in node && node.type === "ImportExpression" && "source" in node) {
    specifiers.push((node.source as { readonly value?: unknown }).value)
  }
  for (const child of Object.values(node)) collectDynamic(child, specifiers)
}

/** Adds a package and all that it depends on: the engine below a library makes its results as much as the library. */
const addPackage = (packages: Map<string, string>, specifier: string, from: string): void => {
  const file = packageFile(specifier, from)
  if (file === undefined) return
  const { name, version, dependencies = {} } = JSON.parse(fs.readFileSync(file, "utf8")) as PackageFile
  if (packages.has(name)) return
  packages.set(name, version)
  for (const dependency of Object.keys(dependencies)) addPackage(packages, dependency, pathToFileURL(file).href)
}

interface PackageFile {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** `package.json` of a package; nothing for one that is not installed on this platform. */
const packageFile = (specifier: string, from: string): string | undefined => {
  try {
    return findPackageJSON(specifier, from)
  } catch {
    return undefined
  }
}

const relativeTo = (root: string, file: string): string => file.slice(root.length + 1).replaceAll("\\", "/")

const sorted = (map: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
