import * as os from "node:os"
import * as path from "node:path"

/**
 * Where models are kept that do not come with the package: `JIANBAO_MODELS`, or `jianbao/models` in the user's cache
 * directory (`XDG_CACHE_HOME`, else `~/.cache`; on Windows `LOCALAPPDATA`).
 */
export const modelsFolder = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform
): string => {
  const own = environment["JIANBAO_MODELS"]
  if (own !== undefined && own !== "") return path.resolve(own)
  const home = platform === "win32" ? environment["LOCALAPPDATA"] : environment["XDG_CACHE_HOME"]
  // The standard of XDG says that a relative path counts as none.
  const cache = home !== undefined && path.isAbsolute(home) ? home : path.join(os.homedir(), ".cache")
  return path.join(cache, "jianbao", "models")
}

/** A graph of a hub's repository, as it was at a revision. */
export interface HubModel {
  /** `owner/name`. */
  readonly id: string
  readonly revision: string
  readonly dtype: string
}

/** The folder of a model from a hub: one for each revision and data type, so that none is ever replaced. */
export const hubFolder = ({ id, revision, dtype }: HubModel, root: string = modelsFolder()): string =>
  path.join(root, [id, "@", revision, "-", dtype].join("").replaceAll(/[^\w.@-]/g, "--"))
