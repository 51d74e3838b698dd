/** Takes a violation of a row. */
export type Report = (table: string, row: number | null, message: string) => void
