/** A list of words written with white space between them. */
export const wordList = (text: string): ReadonlyArray<string> => text.trim().split(/\s+/)
