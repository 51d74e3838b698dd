import { Flag } from "effect/cli"
import { OutputDirectory } from "../store/output-directory.ts"

/** Flags that several commands share. */
export const out = Flag.Directory("out").pipe(
  Flag.withDescription("Output directory: runs, parts, the lock"),
  Flag.withDefault("data/out"),
  Flag.map((root) => new OutputDirectory(root))
)

export const json = Flag.Boolean("json").pipe(Flag.withDescription("Print JSON for programs"), Flag.withDefault(false))

export const configFile = Flag.String("config").pipe(
  Flag.withDescription("Configuration file, instead of jianbao.config.json beside the data"),
  Flag.optional
)
