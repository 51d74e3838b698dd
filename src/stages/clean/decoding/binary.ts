/** Signatures of formats that are not text but are found under its name. */
const SIGNATURES: ReadonlyArray<string> = [
  "\x89PNG\r\n\x1a\n",
  "\xff\xd8\xff",
  "GIF8",
  "%PDF-",
  "PK\x03\x04",
  "PK\x05\x06",
  "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  "\x1f\x8b\x08",
  "BZh",
  "7z\xbc\xaf\x27\x1c",
  "Rar!\x1a\x07",
  "\xfd7zXZ\x00",
  "\x28\xb5\x2f\xfd",
  "\x7fELF",
  "ARROW1\x00\x00",
  "SQLite format 3\x00",
  "II*\x00",
  "MM\x00*"
]

const LOOKED_AT = 65_536
/** Share of control characters above which it is no text: line feeds, tabs, form feeds and escapes are not counted. */
const CONTROLS = 0.02

/** Whether a file begins as a binary format does. */
export const hasSignature = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return SIGNATURES.some((signature) => head.startsWith(signature))
}

/** Whether there are more control characters than in any text of one byte a character or more. Not for UTF-16. */
export const isFullOfControls = (bytes: Uint8Array): boolean => {
  const length = Math.min(bytes.length, LOOKED_AT)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++
  }
  return controls > CONTROLS * length
}
