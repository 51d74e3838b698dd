import stringWidth from "string-width"

/** Narrower text would be a column of single words. */
const NARROWEST = 24

/**
 * Breaks a text at its blanks so that it fits beside an indent.
 *
 * @param columns Of the terminal. @param indent Columns before the text on every line. @returns Lines without the indent.
 */
export const hangingLines = (text: string, columns: number, indent: number): ReadonlyArray<string> => {
  const width = Math.max(NARROWEST, columns - indent)
  const lines: Array<string> = []
  let line = ""
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`
    if (line !== "" && stringWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** A text cut to a width, with an ellipsis where something is left out, and filled with blanks up to it. */
export const fitted = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text + " ".repeat(width - stringWidth(text))
  let [kept, used] = ["", 0]
  for (const character of text) {
    used += stringWidth(character)
    if (used > width - 1) break
    kept += character
  }
  return `${kept}…${" ".repeat(width - 1 - stringWidth(kept))}`
}
