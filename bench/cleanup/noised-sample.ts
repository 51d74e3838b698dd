/**
 * Noised pages of news that nothing was trained on, the same ones every time. Options of the benches over them:
 * `[--pages N]`, how many, 900 by default; `[--noised FILE]`, pages that training/clean/generate.py wrote before, instead
 * of having it write them now; `[--fast]`, without the line tagger.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { type WrittenPage, writtenPages } from "../../training/clean/noised-pages.ts"
import { temporaryDirectory } from "../run/jianbao.ts"

const PAGES = 900
const ROOT = path.join(import.meta.dirname, "../..")
/** Pages between two lines of progress. */
const STEP = 50

/** Has the first pages made: takes python3, which needs nothing installed, and a minute. */
export const makeNoisedPages = (count = PAGES): string => {
  if (!existsSync(path.join(ROOT, "../shared/data/text"))) {
    console.error("noised pages are made of the corpora in ../shared, which is not there; --noised FILE names pages")
    return process.exit(2)
  }
  const file = path.join(temporaryDirectory("noised-pages"), "pages.jsonl")
  const { status, error } = spawnSync("python3", [path.join(ROOT, "training/clean/generate.py"), file, String(count)], {
    stdio: "inherit"
  })
  if (status === 0) return file
  console.error(`python3 did not make the noised pages${error === undefined ? "" : `: ${error.message}`}`)
  return process.exit(1)
}

/** The pages that the options name, and the mode of cleaning. */
export const noisedSample = (): { readonly mode: "full" | "fast"; readonly pages: AsyncGenerator<WrittenPage> } => {
  const { values } = parseArgs({
    options: { noised: { type: "string" }, pages: { type: "string" }, fast: { type: "boolean" } }
  })
  const most = values.pages === undefined ? PAGES : Number(values.pages)
  return {
    mode: values.fast === true ? "fast" : "full",
    pages: upTo(most, values.noised ?? makeNoisedPages(most))
  }
}

/** The first pages of a file; how many were dealt with goes to the standard error. */
async function* upTo(most: number, file: string): AsyncGenerator<WrittenPage> {
  let done = 0
  for await (const page of writtenPages(file)) {
    if (done === most) return
    yield page
    if (++done % STEP === 0) console.error(`${done} of ${most} pages`)
  }
}
