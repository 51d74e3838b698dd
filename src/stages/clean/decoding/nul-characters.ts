import { codePointLength } from "../../../domain/code-points.ts"
import type { NewIssue } from "../../stage.ts"

/** NUL is in no text: something went wrong where the file was written. One issue, at the first of them. */
export const nulCharacters = (text: string): ReadonlyArray<NewIssue> => {
  const first = text.indexOf("\0")
  if (first === -1) return []
  const raw_start = codePointLength(text.slice(0, first))
  const count = text.split("\0").length - 1
  return [
    {
      code: "nul_character",
      severity: "warning",
      message: `${count === 1 ? "a NUL character stands" : `${count} NUL characters stand`} in the text, the first one here: was the file damaged, or converted wrongly?`,
      raw_start,
      raw_end: raw_start + 1
    }
  ]
}
