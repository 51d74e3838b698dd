import { existsSync } from "node:fs"
import { basename, join } from "node:path"
import { Effect } from "effect"
import { defaults } from "../../src/configuration/configuration.ts"
import { pipelineLayer } from "../../src/pipeline.ts"
import { sentencesOf } from "../entities/page.ts"
import { ROOT } from "../run/corpus.ts"

/** The sample page, or a page of ours where that is missing. */
const PAGES = [
  join(ROOT, "../shared/data/bulletins/seed.txt"),
  join(ROOT, "data/raw/jiangzhou-union-speeches-2026-05-09.txt")
]

/** The sentences of the page, cleaned and segmented as a run does it. */
export const pageSentences = async (): Promise<{
  readonly page: string
  readonly sentences: ReadonlyArray<string>
}> => {
  const page = PAGES.find((file) => existsSync(file))!
  const sentences = await Effect.runPromise(sentencesOf(page).pipe(Effect.provide(pipelineLayer(defaults, "segment"))))
  return { page: basename(page), sentences }
}
