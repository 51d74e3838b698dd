/** A record of a CSV file: its fields and the line that it begins on, from 1. */
export interface CsvRecord {
  readonly line: number
  readonly fields: ReadonlyArray<string>
}

/** Where a text is no CSV: line and field, both from 1, and what is wrong there. */
export class CsvError extends Error {
  readonly line: number
  readonly field: number

  constructor(line: number, field: number, message: string) {
    super(message)
    this.line = line
    this.field = field
  }
}

/**
 * Reads CSV as RFC 4180 has it: commas, fields in double quotes where they hold a comma, a quote (doubled) or a line
 * break; CR LF, LF or CR. Empty lines are skipped, a byte order mark is dropped.
 *
 * @throws CsvError for a quote where none may be.
 */
export const parseCsv = (text: string): ReadonlyArray<CsvRecord> => {
  const records: Array<CsvRecord> = []
  let line = 1
  let fields: Array<string> = []
  let first = 1
  TOKEN.lastIndex = 0
  const source = text.replace(/^\uFEFF/, "")
  for (let at = 0; at < source.length || fields.length > 0;) {
    TOKEN.lastIndex = at
    const [whole, quoted, plain = "", end] = TOKEN.exec(source)!
    if (plain.includes('"')) {
      throw new CsvError(
        line,
        fields.length + 1,
        'a quote (") begins or ends a field only; write the field in quotes and the quote twice'
      )
    }
    fields.push(quoted?.replaceAll('""', '"') ?? plain)
    line += lineBreaks(whole)
    at += whole.length
    if (end === ",") continue
    if (fields.length > 1 || fields[0] !== "") records.push({ line: first, fields })
    fields = []
    first = line
  }
  return records
}

/** A field, quoted or plain, and what ends it. */
const TOKEN = /(?:"((?:[^"]|"")*)"(?=[,\r\n]|$)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y

const lineBreaks = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0
