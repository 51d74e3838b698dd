import * as path from "node:path"

/** Where the model that a configuration names is to be had. */
export type ModelSource =
  /** It comes with the package. */
  | { readonly kind: "bundled"; readonly folder: string }
  /** A folder on this machine; absolute, or relative to the working directory. */
  | { readonly kind: "folder"; readonly directory: string }
  /** A repository on a hub, `owner/name`. */
  | { readonly kind: "hub"; readonly id: string }

/** `bge-small` is bundled, `BAAI/bge-m3` on a hub, and `./bge-m3`, `/models/bge-m3` or `a/b/c` a folder. */
export const modelSource = (name: string): ModelSource => {
  if (path.isAbsolute(name) || path.win32.isAbsolute(name) || /^\.{1,2}(?:[/\\]|$)/.test(name)) {
    return { kind: "folder", directory: name }
  }
  if (/^[\w.-]+\/[\w.-]+$/.test(name)) return { kind: "hub", id: name }
  return /[/\\]/.test(name) ? { kind: "folder", directory: name } : { kind: "bundled", folder: name }
}

/** The name under which a model stands in tables and manifests: no path of this machine is in it. */
export const modelId = (source: ModelSource): string => {
  switch (source.kind) {
    case "bundled":
      return source.folder
    case "folder":
      return path.basename(path.resolve(source.directory))
    case "hub":
      return source.id
  }
}
