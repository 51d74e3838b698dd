import { codePointLength } from "../../../domain/code-points.ts"
import type { Issue } from "../../../domain/issue.ts"

const REPLACED = "\ufffd"
/** U+FFFD stands for what a program could not read; a private-use character means something in one font only. */
const LOST = /\ufffd|\p{Co}/gu

/**
 * A remark on the characters of a raw text that were lost before it came here, at the first of them: nothing can bring them
 * back, and a name that holds one is not found.
 */
export const lostCharacterIssues = (raw: string): ReadonlyArray<Omit<Issue, "issue">> => {
  const lost = Array.from(raw.matchAll(LOST))
  const first = lost[0]
  if (first === undefined) return []
  const replaced = lost.filter(([character]) => character === REPLACED).length
  const kinds = [
    ...(replaced > 0 ? [`${replaced} replaced by U+FFFD`] : []),
    ...(lost.length > replaced ? [`${lost.length - replaced} for private use, which only one font can show`] : [])
  ]
  const raw_start = codePointLength(raw.slice(0, first.index))
  return [
    {
      stage: "clean",
      code: "lost_character",
      severity: "warning",
      message: `${lost.length === 1 ? "a character was" : `${lost.length} characters were`} lost before this file was written (${kinds.join(", ")}); the first stands here. Get the bulletin from its source again`,
      raw_start,
      raw_end: raw_start + 1
    }
  ]
}
