import * as fs from "node:fs"
import * as path from "node:path"
import { fsyncDirectory } from "./durable.ts"
import type { OutputDirectory } from "./output-directory.ts"
import { attempt } from "./store-error.ts"

/** Pins lie beside the runs, as empty files named like them: a run itself is never written again. */
const pinFile = (output: OutputDirectory, run: string): string => path.join(output.root, "pins", run)

/** Keeps a run from `gc`. */
export const pin = (output: OutputDirectory, run: string) =>
  attempt(`cannot pin ${run}`, () => {
    fs.mkdirSync(path.join(output.root, "pins"), { recursive: true })
    fs.writeFileSync(pinFile(output, run), "")
    fsyncDirectory(path.join(output.root, "pins"))
  })

export const unpin = (output: OutputDirectory, run: string) =>
  attempt(`cannot unpin ${run}`, () => fs.rmSync(pinFile(output, run), { force: true }))

export const isPinned = (output: OutputDirectory, run: string): boolean => fs.existsSync(pinFile(output, run))
