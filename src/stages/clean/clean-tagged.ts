import { Effect } from "effect"
import { cleanPage, type CleanOptions, openPage } from "./clean-text.ts"
import { doubtfulLines, rolesOf } from "./decide-roles.ts"
import { LineTagger } from "./line-tagger.ts"
import type { CleanStatistics } from "./statistics.ts"

/**
 * Cleans one document as `cleanText` does, asking the line tagger about the lines that layout and statistics leave in
 * doubt. Where nothing is doubtful it costs nothing.
 */
export const cleanTagged = Effect.fnUntraced(function* (
  text: string,
  statistics: CleanStatistics,
  options: CleanOptions
) {
  const { tag } = yield* LineTagger
  const page = openPage(text, statistics)
  const { lines, evidence } = page.reading
  const tags = yield* tag(lines, evidence.features, doubtfulLines(rolesOf(page.reading)))
  return cleanPage(page, statistics, options, tags)
})
