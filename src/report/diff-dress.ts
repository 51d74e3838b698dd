/** How the words of a comparison are dressed: with colours on a terminal, with nothing elsewhere. */
export interface DiffDress {
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  /** What only the first run has, what only the second has, what both have otherwise. */
  readonly gone: (text: string) => string
  readonly come: (text: string) => string
  readonly other: (text: string) => string
  /** A place on the page of the first run, and of the second. */
  readonly markedGone: (text: string) => string
  readonly markedCome: (text: string) => string
  /** Signs around such a place, where there are no colours. */
  readonly brackets: { readonly gone: Brackets; readonly come: Brackets }
}

export type Brackets = readonly [before: string, behind: string]

export const NO_BRACKETS: Brackets = ["", ""]

const sgr = (on: string, off: string) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`

export const terminalDiff: DiffDress = {
  strong: sgr("1", "22"),
  quiet: sgr("2", "22"),
  gone: sgr("31", "39"),
  come: sgr("32", "39"),
  other: sgr("33", "39"),
  markedGone: sgr("31;1", "39;22"),
  markedCome: sgr("32;1", "39;22"),
  brackets: { gone: NO_BRACKETS, come: NO_BRACKETS }
}

const same = (text: string) => text

/** The brackets are those of `git diff --word-diff`. */
export const plainDiff: DiffDress = {
  strong: same,
  quiet: same,
  gone: same,
  come: same,
  other: same,
  markedGone: same,
  markedCome: same,
  brackets: { gone: ["[-", "-]"], come: ["{+", "+}"] }
}
